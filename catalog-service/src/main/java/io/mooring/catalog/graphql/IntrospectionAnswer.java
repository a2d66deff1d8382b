package io.mooring.catalog.graphql;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.mooring.catalog.document.DocumentReader;
import io.mooring.contracts.egress.http.EgressResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What a server said when it was asked for its schema. */
sealed interface IntrospectionAnswer {

    /** Its schema. */
    record Told(JsonNode result) implements IntrospectionAnswer {}

    /** It speaks GraphQL but did not tell: without a credential, or not to this question. */
    record Withheld(boolean forAll, String reason) implements IntrospectionAnswer {}

    /** It does not speak GraphQL. */
    record Foreign(String reason) implements IntrospectionAnswer {}

    /** Longest part of a stranger's message that is passed on. */
    int LONGEST_REASON = 200;

    static IntrospectionAnswer of(EgressResponse response) {
        if (response.status() == 401 || response.status() == 403) {
            return new Withheld(true, "the endpoint asks for a credential (" + response.status() + ")");
        }
        JsonNode answer = parse(response);
        if (answer.at("/data/__schema").isObject()) {
            return new Told(answer);
        }
        if (answer.path("errors").isArray() && !answer.path("errors").isEmpty()) {
            String message = answer.at("/errors/0/message").asText("no message");
            return new Withheld(false, message.substring(0, Math.min(message.length(), LONGEST_REASON)));
        }
        return new Foreign("the server answered " + response.status() + " and no GraphQL response");
    }

    private static JsonNode parse(EgressResponse response) {
        try {
            return DocumentReader.read(response.body().toString(StandardCharsets.UTF_8), "/endpoint");
        } catch (HttpProblem notJson) {
            return MissingNode.getInstance();
        }
    }
}

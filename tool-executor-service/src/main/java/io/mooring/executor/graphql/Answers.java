package io.mooring.executor.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.Outcome.Why;
import io.mooring.executor.ToolError;

/**
 * What a response means (GraphQL of September 2025 §7.1, GraphQL over HTTP §6.4). A call succeeded when its field came
 * to a value, or to null without an error; errors below the field leave holes in the value and stand beside it. A
 * response without {@code data} is of a request that was refused before anything ran. With a status that is not 2xx a
 * call never succeeded, but what the response says is kept: many servers send errors as {@code application/json}. Pure.
 */
final class Answers {

    private static final int TOLD = 3;
    private static final int LONGEST = 300;
    /** How servers that always answer 200 say 401. */
    static final Set<String> UNAUTHENTICATED = Set.of("UNAUTHENTICATED", "AUTHENTICATION_ERROR");

    private Answers() {}

    /** What a sent request came to, given what HTTP says of it. */
    static Outcome of(Outcome sent, String field) {
        return switch (sent) {
            case Outcome.Succeeded(Upstream upstream) -> isResponse(upstream.result())
                    ? answered(upstream, field)
                    : new Outcome.Failed(ToolError.BAD_RESPONSE,
                            "the endpoint answered " + upstream.status() + " and no GraphQL response", upstream);
            case Outcome.Failed(var error, var detail, var upstream, var retryAfter) when upstream != null
                    && retryAfter == null && isResponse(upstream.result()) ->
                answered(upstream, field);
            default -> sent;
        };
    }

    private static boolean isResponse(JsonNode body) {
        boolean told = body.path("errors").isArray() && !body.path("errors").isEmpty();
        return body.isObject() && (body.path("data").isObject() || told);
    }

    private static Outcome answered(Upstream upstream, String field) {
        JsonNode response = upstream.result();
        JsonNode errors = response.path("errors").isArray()
                ? response.path("errors")
                : JsonNodeFactory.instance.arrayNode();
        JsonNode value = response.path("data").path(field);
        Upstream told = new Upstream(upstream.status(), upstream.headers(),
                value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value, upstream.bytes());
        return new Outcome.Answered(told, errors, why(upstream.status(), response, value, errors),
                isRefusal(upstream.status(), response, errors));
    }

    private static @Nullable Why why(int status, JsonNode response, JsonNode value, JsonNode errors) {
        if (!response.has("data")) {
            // a 5xx may be of something between here and the server, which then may have run it
            return new Why(status < 500 ? ToolError.GRAPHQL_REFUSED : ToolError.UPSTREAM_ERROR, messages(errors));
        }
        if (errors.isEmpty() && value.isMissingNode()) {
            return new Why(ToolError.BAD_RESPONSE, "the response says nothing of the field");
        }
        if (status < 200 || status > 299 || !errors.isEmpty() && (value.isMissingNode() || value.isNull())) {
            return new Why(ToolError.GRAPHQL_ERRORS,
                    errors.isEmpty() ? "the upstream answered " + status : messages(errors));
        }
        return null;
    }

    private static boolean isRefusal(int status, JsonNode response, JsonNode errors) {
        if (status == Outcome.UNAUTHORIZED) {
            return true;
        }
        return !response.has("data")
                && UNAUTHENTICATED.contains(errors.path(0).path("extensions").path("code").asText());
    }

    private static String messages(JsonNode errors) {
        List<String> messages = new ArrayList<>();
        for (int index = 0; index < Math.min(errors.size(), TOLD); index++) {
            String message = errors.path(index).path("message").asText("an error without a message");
            messages.add(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message);
        }
        return String.join("; ", messages)
                + (errors.size() > TOLD ? "; and " + (errors.size() - TOLD) + " more" : "");
    }
}

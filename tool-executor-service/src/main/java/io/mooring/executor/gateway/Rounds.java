package io.mooring.executor.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Askable;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.smallrye.mutiny.Uni;

/**
 * A client of a session that speaks through us with a server of the stateless version: what that server answers it wants to
 * know first, the client is asked by requests, and then the server again.
 */
final class Rounds {

    private static final int MOST = 10;
    private static final int MOST_QUESTIONS = 20;
    private static final String TYPE = "resultType";

    private final Exchange exchange;
    private final Function<ObjectNode, Uni<ObjectNode>> server;

    /** @param server takes parameters, gives a result */
    Rounds(Exchange exchange, Function<ObjectNode, Uni<ObjectNode>> server) {
        this.exchange = exchange;
        this.server = server;
    }

    /** The result in the end; fails with {@link Fault} when the server never has enough. */
    Uni<ObjectNode> begin(ObjectNode params) {
        return next(params, params, 0);
    }

    private Uni<ObjectNode> next(ObjectNode first, ObjectNode params, int round) {
        return server.apply(params).chain(result -> {
            if (!Askable.asks(result)) {
                result.remove(TYPE); // a word of the other version
                return Uni.createFrom().item(result);
            }
            if (round >= MOST || result.path("inputRequests").size() > MOST_QUESTIONS) {
                return Uni.createFrom().failure(Fault.unavailable(200, "the server asks for more and more"));
            }
            if (Askable.undeclared(exchange.capabilities(), result).isPresent()) {
                return Uni.createFrom().failure(Fault.unavailable(200, "the server asks for what the client can't do"));
            }
            return answers(result.path("inputRequests"))
                    .chain(answers -> next(first, again(first, result, answers), round + 1));
        });
    }

    private static ObjectNode again(ObjectNode first, ObjectNode result, ObjectNode answers) {
        ObjectNode params = first.deepCopy();
        params.set("inputResponses", answers);
        if (result.has("requestState")) {
            params.set("requestState", result.path("requestState"));
        }
        return params;
    }

    /** One after the other, as a person answers. */
    private Uni<ObjectNode> answers(JsonNode questions) {
        return answers(new ArrayList<>(questions.properties()), JsonNodeFactory.instance.objectNode());
    }

    private Uni<ObjectNode> answers(List<Map.Entry<String, JsonNode>> left, ObjectNode answers) {
        if (left.isEmpty()) {
            return Uni.createFrom().item(answers);
        }
        Map.Entry<String, JsonNode> question = left.getFirst();
        JsonNode asked = question.getValue();
        return exchange.ask(asked.path("method").asText(), asked.path("params"))
                .chain(answer -> answers(left.subList(1, left.size()), answers.set(question.getKey(), answer)));
    }
}

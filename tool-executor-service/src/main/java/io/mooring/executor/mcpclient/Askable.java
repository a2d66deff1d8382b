package io.mooring.executor.mcpclient;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client can be asked, by what it declares. Pure. */
public final class Askable {

    /** Requests that go from servers to clients. */
    public static final Set<String> METHODS = Set.of("elicitation/create", "sampling/createMessage", "roots/list");

    private static final String ELICITATION = "elicitation";
    private static final String SAMPLING = "sampling";
    private static final String TOOLS = "tools";

    private Askable() {}

    /** Whether a client of these capabilities can be asked so. */
    public static boolean isAskable(JsonNode capabilities, String method, JsonNode params) {
        return METHODS.contains(method) && has(capabilities, needed(method, params));
    }

    /** Whether a result is the server's wish to know something before it goes on. */
    public static boolean asks(ObjectNode result) {
        return result.path("resultType").asText().equals("input_required");
    }

    /** The first thing a server wants to know that a client can't be asked; none when the result asks nothing like that. */
    public static Optional<JsonNode> undeclared(JsonNode capabilities, ObjectNode result) {
        return asks(result) || result.has("taskId")
                ? result.path("inputRequests").valueStream().filter(
                        asked -> !isAskable(capabilities, asked.path("method").asText(), asked.path("params")))
                        .findFirst()
                : Optional.empty();
    }

    /** Capabilities a client needs to be asked so. */
    public static ObjectNode needed(String method, JsonNode params) {
        ObjectNode needed = JsonNodeFactory.instance.objectNode();
        switch (method) {
            case "elicitation/create" -> needed.putObject(ELICITATION).putObject(params.path("mode").asText("form"));
            case "sampling/createMessage" -> {
                ObjectNode sampling = needed.putObject(SAMPLING);
                if (params.has(TOOLS) || params.has("toolChoice")) {
                    sampling.putObject(TOOLS);
                }
            }
            default -> needed.putObject(method.replaceFirst("/.*", ""));
        }
        return needed;
    }

    /** Who declares elicitation without any mode means forms. */
    private static boolean has(JsonNode capabilities, ObjectNode needed) {
        return needed.properties().stream().allMatch(one -> {
            JsonNode declared = capabilities.path(one.getKey());
            boolean forms = one.getKey().equals(ELICITATION) && one.getValue().has("form") && declared.isObject()
                    && !declared.has("url");
            return declared.isObject() && (forms || one.getValue().properties().stream()
                    .allMatch(part -> declared.has(part.getKey())));
        });
    }
}

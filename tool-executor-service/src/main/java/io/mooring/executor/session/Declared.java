package io.mooring.executor.session;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What of a client's capabilities is remembered: what it can be asked for, without the rest of what it sent. */
final class Declared {

    private static final List<String> QUESTIONS = List.of("roots", "sampling", "elicitation");
    private static final Map<String, List<String>> KINDS = Map.of("elicitation", List.of("form", "url"), "sampling",
            List.of("tools"));

    private Declared() {}

    static ObjectNode of(JsonNode capabilities) {
        ObjectNode declared = only(QUESTIONS, capabilities);
        KINDS.forEach((name, kinds) -> {
            if (declared.has(name)) {
                declared.set(name, only(kinds, capabilities.path(name)));
            }
        });
        return declared;
    }

    private static ObjectNode only(List<String> names, JsonNode given) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        names.stream().filter(name -> given.path(name).isObject()).forEach(left::putObject);
        return left;
    }
}

package io.mooring.executor.session;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What of a client's capabilities is remembered: what it can be asked for, without the rest of what it sent. */
final class Declared {

    private static final List<String> QUESTIONS = List.of("roots", "sampling", "elicitation");
    private static final List<String> FORMS = List.of("form", "url");

    private Declared() {}

    static ObjectNode of(JsonNode capabilities) {
        ObjectNode declared = only(QUESTIONS, capabilities);
        if (declared.has("elicitation")) {
            declared.set("elicitation", only(FORMS, capabilities.path("elicitation")));
        }
        return declared;
    }

    private static ObjectNode only(List<String> names, JsonNode given) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        names.stream().filter(name -> given.path(name).isObject()).forEach(left::putObject);
        return left;
    }
}

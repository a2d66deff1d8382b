package io.mooring.contracts.provider.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Parts of JSON: what a tool sends of its arguments, and what a caller gets of an answer. */
public final class Picked {

    private Picked() {}

    /** These fields, as far as they are there. */
    public static ObjectNode of(JsonNode object, String... fields) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (object.has(field)) {
                picked.set(field, object.get(field));
            }
        }
        return picked;
    }

    /** An array of what is made of each element; empty when there is none. */
    public static ArrayNode each(JsonNode array, Function<JsonNode, JsonNode> view) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> all.add(view.apply(element)));
        return all;
    }

    /** Segments of a path in one array. */
    public static String[] path(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}

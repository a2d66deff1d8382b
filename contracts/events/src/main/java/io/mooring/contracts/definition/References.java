package io.mooring.contracts.definition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Which definitions a schema refers to. */
final class References {

    private static final String DEFINITION = "#/$defs/";

    private References() {}

    /** Names of all definitions, each also when the reference is to a place inside of it. */
    static SortedSet<String> names(JsonNode schema) {
        SortedSet<String> names = new TreeSet<>();
        Deque<JsonNode> next = new ArrayDeque<>(List.of(schema));
        while (!next.isEmpty()) {
            JsonNode node = next.pop();
            // A property that is called $ref is an object, and no reference.
            String reference = node.path("$ref").asText();
            if (reference.startsWith(DEFINITION)) {
                names.add(name(reference));
            }
            node.valueStream().filter(JsonNode::isContainerNode).forEach(next::push);
        }
        return names;
    }

    /** A JSON pointer in a fragment, percent-encoded. */
    private static String name(String reference) {
        String name = reference.substring(DEFINITION.length()).split("/", 2)[0];
        try {
            name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
        return name.replace("~1", "/").replace("~0", "~");
    }
}

package io.mooring.executor.journal;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** JSON in a canonical form: fields in order of their names, no white space. */
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode value) {
        if (value.isObject()) {
            appendObject(text, value);
        } else if (value.isArray()) {
            char separator = '[';
            for (JsonNode item : value) {
                append(text.append(separator), item);
                separator = ',';
            }
            text.append(value.isEmpty() ? "[]" : "]");
        } else {
            text.append(value);
        }
    }

    private static void appendObject(StringBuilder text, JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        char separator = '{';
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            text.append(separator).append(TextNode.valueOf(field.getKey())).append(':');
            append(text, field.getValue());
            separator = ',';
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }
}

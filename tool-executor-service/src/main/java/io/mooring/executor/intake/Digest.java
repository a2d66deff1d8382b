package io.mooring.executor.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** SHA-256 of JSON in a canonical form: fields in order of their names, no white space. */
final class Digest {

    private Digest() {}

    static String of(JsonNode value) {
        try {
            StringBuilder text = new StringBuilder();
            append(text, value);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

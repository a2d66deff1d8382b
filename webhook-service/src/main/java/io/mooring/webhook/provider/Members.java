package io.mooring.webhook.provider;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Members of a JSON text by their path. */
final class Members {

    /** A member that is there twice would be one thing here and another one further on: such a text is none. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final String EVERY = "[]";

    private Members() {}

    /** Nothing when it is no JSON. */
    static JsonNode read(byte[] text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** Everything at a path such as {@code data.items[].id}. */
    static List<JsonNode> at(JsonNode node, String path) {
        List<JsonNode> found = List.of(node);
        for (String step : path.split("\\.")) {
            found = found.stream().flatMap(here -> step(here, step).stream()).toList();
        }
        return found;
    }

    private static List<JsonNode> step(JsonNode node, String step) {
        boolean every = step.endsWith(EVERY);
        String name = every ? step.substring(0, step.length() - EVERY.length()) : step;
        JsonNode next = name.isEmpty() ? node : node.path(name);
        if (next.isMissingNode()) {
            return List.of();
        }
        return every ? next.valueStream().filter(ignored -> next.isArray()).toList() : List.of(next);
    }
}

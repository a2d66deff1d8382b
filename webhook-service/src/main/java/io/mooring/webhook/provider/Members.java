package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Members of a JSON text by their path. */
final class Members {

    /** No provider nests so deep, or says so much in a megabyte; the tree of one that does would be many times its text. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(200)
            .maxTokenCount(200_000).build();
    /** A member that is there twice would be one thing here and another one further on: such a text is none. */
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build()).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final String EVERY = "[]";

    private Members() {}

    /** Nothing when it is no JSON, which is UTF-8 (RFC 8259): other charsets say nothing to whoever reads it next. */
    static JsonNode read(byte[] text) {
        try {
            JsonNode node = JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
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

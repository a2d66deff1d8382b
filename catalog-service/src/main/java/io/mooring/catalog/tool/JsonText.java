package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in text columns. It was written here, so that what does not parse is a damaged row. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {
    };

    private JsonText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can't be written as JSON", e);
        }
    }

    static Map<String, String> readMap(String text) {
        return read(text, MAP);
    }

    static List<String> readList(String text) {
        return read(text, LIST);
    }

    static Map<String, String> byHash(List<DefinitionRow> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.hash, row -> row.schema));
    }

    /** A schema with all its definitions in {@code $defs}: it stands on its own. */
    static JsonNode bundle(String schema, Map<String, String> needs, Map<String, String> found) {
        ObjectNode bundled = read(schema, new TypeReference<ObjectNode>() {
        });
        if (!needs.isEmpty()) {
            ObjectNode definitions = bundled.putObject("$defs");
            needs.forEach((name, hash) -> definitions.set(name, read(found.get(hash), new TypeReference<JsonNode>() {
            })));
        }
        return bundled;
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON text is damaged", e);
        }
    }
}

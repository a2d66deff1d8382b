package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.definition.Definition;

/** JSON in text columns. It was written here, so that what does not parse is a damaged row. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {
    };

    private static final TypeReference<ObjectNode> OBJECT = new TypeReference<>() {
    };
    private static final TypeReference<JsonNode> NODE = new TypeReference<>() {
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

    static ObjectNode readObject(String text) {
        return read(text, OBJECT);
    }

    /** A stored definition, to be bundled. */
    static Definition definition(DefinitionRow row) {
        return Definition.of(read(row.schema, NODE), row.schema.length(), readMap(row.uses));
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON text is damaged", e);
        }
    }
}

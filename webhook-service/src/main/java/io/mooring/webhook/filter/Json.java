package io.mooring.webhook.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.cel.common.values.NullValue;

/** JSON as the values of expressions: whole numbers are {@code int}, others {@code double}. */
public final class Json {

    static final Object NONE = NullValue.NULL_VALUE;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The values of a valid JSON text; null when it is none. */
    public static @Nullable Object read(String text) {
        try {
            return value(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.canConvertToLong() && node.isIntegralNumber()
                    ? (Object) node.longValue()
                    : (Object) node.doubleValue();
            case NULL, MISSING, BINARY, POJO -> NONE;
        };
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(field -> object.put(field.getKey(), value(field.getValue())));
        return object;
    }

    private static List<Object> array(JsonNode node) {
        List<Object> array = new ArrayList<>(node.size());
        node.forEach(item -> array.add(value(item)));
        return array;
    }
}

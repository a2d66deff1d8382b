package io.mooring.executor.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** Types of parameters in a word or two, for readers that do not want a schema. */
final class ParameterTypes {

    private ParameterTypes() {}

    static Map<String, String> of(JsonNode schema) {
        Map<String, String> types = new LinkedHashMap<>();
        schema.path("properties").properties()
                .forEach(property -> types.put(property.getKey(), type(property.getValue(), schema)));
        return types;
    }

    private static String type(JsonNode property, JsonNode root) {
        JsonNode schema = property.path("$ref").isTextual() ? resolved(property.path("$ref").asText(), root) : property;
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream().map(JsonNode::asText).filter(name -> !name.equals("null"))
                    .collect(Collectors.joining(" or "));
        }
        return type.asText().equals("array") && schema.path("items").path("type").isTextual()
                ? "array of " + schema.path("items").path("type").asText()
                : type.asText("any");
    }

    private static JsonNode resolved(String reference, JsonNode root) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("");
    }
}

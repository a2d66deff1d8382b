package io.mooring.catalog.typesystem;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value for a schema, with every member down to a depth and what is required below it. */
final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Examples() {}

    static JsonNode of(JsonNode schema, Map<String, JsonNode> definitions, int depth) {
        if (schema.has("$ref")) {
            return of(definitions.get(schema.path("$ref").textValue().substring("#/$defs/".length())), definitions,
                    depth);
        }
        if (schema.has("anyOf")) {
            return of(schema.path("anyOf").get(depth > 0 ? 0 : 1), definitions, depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        JsonNode type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asText()) {
            case "object" -> object(schema, definitions, depth);
            case "array" -> JSON.arrayNode().add(of(schema.path("items"), definitions, depth - 1));
            case "integer" -> JSON.numberNode(7);
            case "number" -> JSON.numberNode(7.5);
            case "boolean" -> JSON.booleanNode(true);
            case "string", "" -> JSON.textNode("text");
            case "null" -> JSON.nullNode();
            default -> throw new AssertionError("no example of " + schema);
        };
    }

    private static ObjectNode object(JsonNode schema, Map<String, JsonNode> definitions, int depth) {
        ObjectNode object = JSON.objectNode();
        int most = schema.path("maxProperties").asInt(Integer.MAX_VALUE);
        schema.path("properties").properties().forEach(member -> {
            boolean required = schema.path("required").valueStream()
                    .anyMatch(name -> name.textValue().equals(member.getKey()));
            boolean wanted = required || depth > 0 || object.isEmpty() && schema.has("minProperties");
            if (wanted && object.size() < most) {
                object.set(member.getKey(), of(member.getValue(), definitions, depth - 1));
            }
        });
        return object;
    }
}

package io.mooring.catalog.schema;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/** Keywords of OpenAPI 3.0 that JSON Schema 2020-12 spells differently. */
final class Dialect30 {

    private static final List<String> COMBINING = List.of("allOf", "anyOf", "oneOf", "not");

    private Dialect30() {}

    static ObjectNode rewrite(Place schema, ObjectNode converted) {
        exclusive(schema, converted, "exclusiveMinimum", "minimum");
        exclusive(schema, converted, "exclusiveMaximum", "maximum");
        JsonNode example = schema.node().path("example");
        if (!example.isMissingNode() && !converted.has("examples")) {
            converted.putArray("examples").add(example);
        }
        return schema.isTrue("nullable") ? nullable(converted) : converted;
    }

    private static void exclusive(Place schema, ObjectNode converted, String keyword, String bound) {
        if (schema.isTrue(keyword) && converted.has(bound)) {
            converted.set(keyword, converted.remove(bound));
        }
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (COMBINING.stream().anyMatch(schema::has)) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.path("type").isTextual()) {
            String type = schema.get("type").textValue();
            schema.putArray("type").add(type);
        }
        if (schema.get("type") instanceof ArrayNode types) {
            schema.set("type", addIfAbsent(types.deepCopy(), JsonNodeFactory.instance.textNode("null")));
        }
        if (schema.get("enum") instanceof ArrayNode values) {
            schema.set("enum", addIfAbsent(values.deepCopy(), JsonNodeFactory.instance.nullNode()));
        }
        return schema;
    }

    private static ArrayNode addIfAbsent(ArrayNode values, JsonNode value) {
        return values.valueStream().anyMatch(value::equals) ? values : values.add(value);
    }
}

package io.mooring.catalog.swagger;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** How one value is written: its schema, and the style of an array. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SCHEMA = List.of("type", "format", "items", "default", "maximum",
            "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
            "minItems", "uniqueItems", "enum", "multipleOf");
    private static final List<String> KEPT = List.of("name", "in", "description", "required", "deprecated");

    private Values() {}

    static ObjectNode parameter(Place parameter) {
        ObjectNode converted = JSON.objectNode();
        KEPT.stream().filter(parameter.node()::has).forEach(key -> converted.set(key, parameter.node().get(key)));
        converted.set("schema", value(parameter));
        JsonNode example = parameter.node().path("x-example");
        if (!example.isMissingNode()) {
            converted.set("example", example);
        }
        if (parameter.text("type").equals("array")) {
            String in = parameter.text("in");
            converted.setAll(style(parameter, in.equals("query") ? "form" : "simple"));
        }
        return converted;
    }

    /** A field of a form, as a property of the form's schema. */
    static ObjectNode field(Place parameter) {
        ObjectNode converted = value(parameter);
        String description = parameter.text("description");
        return description.isEmpty() ? converted : converted.put("description", description);
    }

    /** {@code collectionFormat}. Nothing in OpenAPI 3 is separated by tabs: blanks come nearest. */
    static ObjectNode style(Place parameter, String usual) {
        return switch (parameter.text("collectionFormat")) {
            case "multi" -> JSON.objectNode().put("style", "form").put("explode", true);
            case "ssv", "tsv" -> JSON.objectNode().put("style", "spaceDelimited").put("explode", false);
            case "pipes" -> JSON.objectNode().put("style", "pipeDelimited").put("explode", false);
            default -> JSON.objectNode().put("style", usual).put("explode", false);
        };
    }

    /** A schema of a body or response, which may be a file. */
    static JsonNode schema(Place schema, References references) {
        if (schema.text("type").equals("file")) {
            return binary();
        }
        return schema.exists() ? moved(schema, schema.node(), references) : JSON.objectNode();
    }

    private static ObjectNode value(Place parameter) {
        if (parameter.text("type").equals("file")) {
            return binary();
        }
        ObjectNode schema = JSON.objectNode();
        SCHEMA.stream().filter(parameter.node()::has).forEach(key -> schema.set(key, parameter.node().get(key)));
        if (parameter.isTrue("x-nullable")) {
            schema.put("nullable", true);
        }
        return schema;
    }

    private static ObjectNode binary() {
        return JSON.objectNode().put("type", "string").put("format", "binary");
    }

    /** What came from another document must still find what it refers to. */
    private static JsonNode moved(Place from, JsonNode node, References references) {
        if (from.pointer().startsWith("/")) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = JSON.arrayNode();
            array.forEach(item -> items.add(moved(from, item, references)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            boolean reference = member.getKey().equals(References.REF) && member.getValue().isTextual();
            object.set(member.getKey(), reference
                    ? JSON.textNode(references.moved(from, member.getValue().textValue()))
                    : moved(from, member.getValue(), references));
        }
        return object;
    }
}

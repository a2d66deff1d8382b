package io.mooring.catalog.operation;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/**
 * A parameter.
 *
 * @param argument property of the input schema that holds its value
 * @param name in the request
 * @param in path, query, header or cookie
 */
record Parameter(String argument, String name, String in, Place place) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    boolean required() {
        return in.equals("path") || place.isTrue("required");
    }

    JsonNode schema(Conversion conversion) {
        Place declared = content().orElse(place).at("schema");
        JsonNode schema = declared.node().isMissingNode() && content().isEmpty()
                ? JSON.objectNode().put("type", "string")
                : conversion.of(declared);
        JsonNode described = Words.described(schema, place);
        return place.isTrue("allowEmptyValue") && in.equals("query") ? orEmpty(described) : described;
    }

    /** An empty value is sent whatever the schema says of the others. */
    private static JsonNode orEmpty(JsonNode schema) {
        boolean admitsIt = schema.path("type").asText().equals("string") && !schema.has("enum")
                && !schema.has("minLength") && !schema.has("pattern") && !schema.has("format");
        if (admitsIt || schema.isBoolean()) {
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("const", "");
        return either;
    }

    ObjectNode binding() {
        String style = place.text("style").isEmpty() ? usualStyle() : place.text("style");
        return JSON.objectNode().put("argument", argument).put("name", name).put("in", in).put("style", style)
                .put("explode", place.node().path("explode").asBoolean(style.equals("form")))
                .put("allowReserved", place.isTrue("allowReserved"))
                .put("contentType", content().map(Place::key).orElse(null));
    }

    /** A value that is written in a media type has no style. */
    private Optional<Place> content() {
        return place.at("content").members().stream().findFirst();
    }

    private String usualStyle() {
        return in.equals("query") || in.equals("cookie") ? "form" : "simple";
    }
}

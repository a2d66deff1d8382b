package io.mooring.catalog.operation;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.Place;

/** A file as a value: in arguments, and as the result of a tool whose answer is neither JSON nor text. */
final class FileSchema {

    static final String TEXT = """
            {"description":"A file: its text, or an object with its bytes","anyOf":[{"type":"string"},{"type":"object",\
            "properties":{"data":{"type":"string","contentEncoding":"base64","description":"The bytes in base64"},\
            "filename":{"type":"string","maxLength":255},\
            "contentType":{"type":"string","maxLength":255,"description":"Media type"}},\
            "required":["data"],"additionalProperties":false}]}""";

    private FileSchema() {}

    /** Whether a schema is one of bytes: {@code binary} in OpenAPI 3.0, {@code contentMediaType} alone in 3.1. */
    static boolean describes(Place schema) {
        JsonNode node = schema.node();
        boolean text = node.path("type").asText().equals("string")
                || node.path("type").valueStream().anyMatch(type -> type.asText().equals("string"));
        return text && node.path("format").asText().equals("binary")
                || (text || !node.has("type")) && node.has("contentMediaType") && !node.has("contentEncoding")
                        && !node.has("contentSchema");
    }
}

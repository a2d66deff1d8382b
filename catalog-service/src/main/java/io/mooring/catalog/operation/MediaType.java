package io.mooring.catalog.operation;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/**
 * A form a body can have.
 *
 * @param name as it is sent
 * @param place the media type object
 */
record MediaType(String name, MediaForm form, Place place) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static MediaType of(Place place, Conversion conversion) {
        String essence = place.key().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.contains("*")) {
            return new MediaType(place.key(), MediaForm.of(essence), place);
        }
        boolean bytes = FileSchema.describes(conversion.follow(place.at("schema")));
        String sent = switch (essence.split("/", 2)[0]) {
            case "*", "application" -> bytes ? "application/octet-stream" : "application/json";
            case "text" -> "text/plain";
            case "multipart" -> "multipart/form-data";
            default -> "application/octet-stream";
        };
        return new MediaType(sent, MediaForm.of(sent), place);
    }

    boolean isRange() {
        return place.key().contains("*");
    }

    /** Schema of the argument that becomes the body. */
    JsonNode schema(Conversion conversion) {
        return switch (form) {
            case JSON, FORM -> conversion.of(place.at("schema"));
            case MULTIPART -> Parts.schema(place, conversion);
            case TEXT -> text(conversion.of(place.at("schema")));
            case XML -> JSON.objectNode().put("type", "string").put("description", "An XML document, as text");
            case FILE -> conversion.file();
        };
    }

    /** How its properties are written, where the document or their type says so. */
    ObjectNode encoding(Conversion conversion) {
        return form == MediaForm.MULTIPART || form == MediaForm.FORM
                ? Parts.encoding(place, form == MediaForm.MULTIPART, conversion)
                : JSON.objectNode();
    }

    private static JsonNode text(JsonNode declared) {
        return declared.path("type").asText().equals("string")
                ? declared
                : JSON.objectNode().put("type", "string");
    }
}

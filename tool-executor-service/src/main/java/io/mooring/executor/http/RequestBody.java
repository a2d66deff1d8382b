package io.mooring.executor.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;

/**
 * A body in the media type of the binding.
 *
 * @param contentType as it is sent
 */
record RequestBody(String contentType, byte[] content) {

    private static final String FORM = "application/x-www-form-urlencoded";

    static RequestBody of(String contentType, JsonNode value) {
        String type = mediaType(contentType);
        if (type.equals("application/json") || type.endsWith("+json")) {
            return new RequestBody(contentType, value.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals(FORM)) {
            return new RequestBody(FORM, form(value).getBytes(StandardCharsets.US_ASCII));
        }
        if (value.isTextual()
                && (type.startsWith("text/") || type.equals("application/xml") || type.endsWith("+xml"))) {
            return new RequestBody(type + "; charset=utf-8", value.textValue().getBytes(StandardCharsets.UTF_8));
        }
        throw ExecutorError.TOOL_UNUSABLE.because("a body of type " + type + " can't be sent");
    }

    /** Fields by style form; arrays repeat their name, objects are JSON. */
    private static String form(JsonNode value) {
        if (!value.isObject()) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params/body", "expected an object, it is sent as a form");
        }
        return value.propertyStream()
                .flatMap(field -> Values.items(field.getValue()).stream().map(item -> Pair.of(field.getKey(), item)))
                .map(Pair::encoded).collect(Collectors.joining("&"));
    }

    private static String mediaType(String contentType) {
        return List.of(contentType.split(";", 2)).getFirst().strip().toLowerCase(Locale.ROOT);
    }

    /** Not the content. */
    @Override
    public String toString() {
        return contentType + ", " + content.length + " bytes";
    }
}

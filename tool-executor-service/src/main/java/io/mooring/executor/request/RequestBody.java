package io.mooring.executor.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Binding.Encoding;
import io.mooring.executor.request.Binding.Type;

/**
 * A body in one of the media types of the binding.
 *
 * @param contentType as it is sent
 */
record RequestBody(String contentType, byte[] content) {

    static final String POINTER = "/params/body";
    private static final String TYPE_ARGUMENT = "contentType";

    /** The body of a call; null when it has none. */
    static @Nullable RequestBody of(Binding binding, JsonNode arguments) {
        JsonNode value = arguments.get("body");
        if (binding.body() == null || value == null) {
            return null;
        }
        Type type = type(binding.body(), arguments.path(TYPE_ARGUMENT));
        return MediaTypes.essence(type.contentType()).startsWith("multipart/")
                ? MultipartBody.of(type, value, arguments.path(MultipartBody.HEADERS_ARGUMENT))
                : of(type, value);
    }

    private static Type type(Binding.Body body, JsonNode wanted) {
        String name = body.types().size() > 1 && wanted.isTextual() ? wanted.textValue() : body.contentType();
        return body.types().stream().filter(type -> type.contentType().equals(name)).findFirst().orElseThrow(
                () -> ExecutorError.INVALID_ARGUMENTS.at("/params/" + TYPE_ARGUMENT, "expected a type of the tool"));
    }

    static RequestBody of(Type type, JsonNode value) {
        String essence = MediaTypes.essence(type.contentType());
        if (MediaTypes.isJson(essence)) {
            return new RequestBody(type.contentType(), value.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (essence.equals(MediaTypes.FORM)) {
            String form = form(fields(value), type.encoding());
            return new RequestBody(MediaTypes.FORM, form.getBytes(StandardCharsets.US_ASCII));
        }
        if (MediaTypes.isText(essence)) {
            return new RequestBody(essence + "; charset=utf-8", text(value).getBytes(StandardCharsets.UTF_8));
        }
        FileValue file = FileValue.of(value, POINTER);
        return new RequestBody(file.contentType() == null ? type.contentType() : file.contentType(), file.content());
    }

    /** The members of a body that is written one by one. */
    static JsonNode fields(JsonNode value) {
        if (!value.isObject()) {
            throw ExecutorError.INVALID_ARGUMENTS.at(POINTER, "expected an object, it is sent as a form");
        }
        return value;
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            throw ExecutorError.INVALID_ARGUMENTS.at(POINTER, "expected a text");
        }
        return Values.text(value);
    }

    static Encoding encoding(Map<String, Encoding> encodings, String field) {
        return encodings.getOrDefault(field, Encoding.NONE);
    }

    /** Fields without a style: arrays repeat their name, objects are JSON (OpenAPI 3.1.1 §4.8.15.1.1). */
    private static String form(JsonNode fields, Map<String, Encoding> encodings) {
        List<Pair> pairs = new ArrayList<>();
        fields.properties().forEach(field -> {
            Encoding encoding = encoding(encodings, field.getKey());
            if (encoding.isStyled()) {
                pairs.addAll(QueryStyle.pairs(encoding.parameter(field.getKey()), field.getValue()));
            } else {
                plain(field.getValue(), encoding).forEach(item -> pairs.add(Pair.of(field.getKey(), item)));
            }
        });
        return pairs.stream().map(Pair::encoded).collect(Collectors.joining("&"));
    }

    private static List<String> plain(JsonNode value, Encoding encoding) {
        boolean whole = value.isArray() && encoding.contentType() != null
                && MediaTypes.isJson(encoding.contentType());
        return whole ? List.of(value.toString()) : Values.items(value);
    }

    /** Not the content. */
    @Override
    public String toString() {
        return contentType + ", " + content.length + " bytes";
    }
}

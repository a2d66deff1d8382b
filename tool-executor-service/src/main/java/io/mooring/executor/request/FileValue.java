package io.mooring.executor.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * A file in the arguments: a text, or {@code {data, filename?, contentType?}} with {@code data} in base64. What an upstream
 * answers that is neither JSON nor text has the same form.
 *
 * @param content its bytes
 */
record FileValue(byte[] content, @Nullable String filename, @Nullable String contentType) {

    private static final Pattern MEDIA_TYPE = Pattern
            .compile(
                    "[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(; *[A-Za-z0-9_.-]+=(\"[^\"\\\\\\p{Cntrl}]*\""
                            + "|[A-Za-z0-9_.+:-]+))*");

    /** @param pointer of the value in the request, for a problem */
    static FileValue of(JsonNode value, String pointer) {
        if (value.isValueNode() && !value.isNull()) {
            return new FileValue(Values.text(value).getBytes(StandardCharsets.UTF_8), null, null);
        }
        if (!value.path("data").isTextual()) {
            throw expected(pointer, "a text, or an object with the bytes in base64 as data");
        }
        return new FileValue(bytes(value.path("data").textValue(), pointer), text(value, "filename"),
                contentType(value, pointer));
    }

    private static byte[] bytes(String data, String pointer) {
        try {
            boolean forUrls = data.indexOf('-') >= 0 || data.indexOf('_') >= 0;
            return (forUrls ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(data.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            throw expected(pointer + "/data", "base64");
        }
    }

    private static @Nullable String contentType(JsonNode value, String pointer) {
        String type = text(value, "contentType");
        if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
            throw expected(pointer + "/contentType", "a media type");
        }
        return type;
    }

    private static @Nullable String text(JsonNode value, String field) {
        String text = value.path(field).isTextual() ? value.path(field).textValue() : "";
        return text.isBlank() ? null : text;
    }

    private static HttpProblem expected(String pointer, String what) {
        return ExecutorError.INVALID_ARGUMENTS.at(pointer, "expected " + what);
    }

    /** Not the content. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}

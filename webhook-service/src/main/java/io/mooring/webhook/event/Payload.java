package io.mooring.webhook.event;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What a provider said, in a form that fits into JSON without changing a character of JSON it sent. */
public sealed interface Payload {

    /**
     * JSON as it was sent, or text as a JSON string.
     *
     * @param raw valid JSON
     */
    record Json(String raw) implements Payload {}

    /** Neither JSON nor text. */
    record Binary(byte[] bytes) implements Payload {}

    /**
     * Reads a body.
     *
     * @param formField field of a form-encoded body that holds JSON; null when bodies are never forms
     */
    static Payload of(String contentType, byte[] body, @Nullable String formField) {
        Optional<String> text = text(body);
        if (text.isEmpty()) {
            return new Binary(body);
        }
        String content = isForm(contentType) && formField != null
                ? field(text.get(), formField).orElse(text.get())
                : text.get();
        return new Json(isJson(content) ? content : quoted(content));
    }

    private static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static Optional<String> field(String form, String name) {
        return Arrays.stream(form.split("&")).filter(pair -> pair.startsWith(name + "=")).findFirst()
                .flatMap(pair -> decode(pair.substring(name.length() + 1)));
    }

    private static Optional<String> decode(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Strictly UTF-8, which is what JSON is; anything else would be altered on the way. */
    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isJson(String text) {
        try {
            return !Mapper.STRICT.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** One value and nothing behind it. */
    final class Mapper {

        private static final JsonMapper STRICT = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

        private Mapper() {}
    }
}

package io.mooring.webhook.mapping;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Bodies as JSON. Pure; what is neither JSON nor a form is the missing node. */
final class Content {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Content() {}

    /** @param formField field of a form that holds JSON; without it, or without such a field, its fields are the content */
    static JsonNode of(String contentType, ByteBuffer body, @Nullable String formField) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return json(bytes);
        }
        Map<String, String> fields = fields(new String(bytes, StandardCharsets.UTF_8));
        String held = formField == null ? null : fields.get(formField);
        return held == null ? JSON.valueToTree(fields) : json(held.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException misfit) {
            return MissingNode.getInstance();
        }
    }

    /** The first of each name; what can't be decoded is left out. */
    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            } catch (IllegalArgumentException misfit) {
                continue;
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.mooring.executor.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.request.MediaTypes;

/**
 * What the bytes of a body say.
 *
 * @param cut {@code count} when there are more values than are handed out
 * @param invalid why they are not what they are called; the result is a text then
 */
record Content(JsonNode result, @Nullable String cut, @Nullable String invalid) {

    static final int MOST_VALUES = 100_000;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final byte RECORD_SEPARATOR = 0x1e;

    /**
     * @param type content type; null when there is none
     * @param cut whether there was more, so that the end is not one
     */
    static Content of(@Nullable String type, byte[] body, boolean cut, ObjectReader json) {
        if (type == null) {
            return guessed(body, json);
        }
        if (MediaTypes.isEvents(type)) {
            ArrayNode events = EventStream.read(new String(body, StandardCharsets.UTF_8), json);
            return new Content(events, events.size() < EventStream.MOST ? null : "count", null);
        }
        if (MediaTypes.isJsonLines(type)) {
            return lines(type, cut ? whole(body) : body, json);
        }
        if (body.length == 0) {
            return plain(JsonNodeFactory.instance.nullNode());
        }
        if (MediaTypes.isJson(type)) {
            return json(type, body, json);
        }
        return MediaTypes.isText(type) ? text(type, body, null) : file(type, body);
    }

    /** RFC 9110 §8.3: without a type, what it is has to be found out. */
    private static Content guessed(byte[] body, ObjectReader json) {
        if (body.length == 0) {
            return plain(JsonNodeFactory.instance.nullNode());
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            Content read = text.strip().startsWith("{") || text.strip().startsWith("[")
                    ? json("application/json", body, json)
                    : plain(JsonNodeFactory.instance.textNode(text));
            boolean printable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
            return printable ? new Content(read.result(), null, null) : file(MediaTypes.OCTETS, body);
        } catch (CharacterCodingException notText) {
            return file(MediaTypes.OCTETS, body);
        }
    }

    /** What calls itself JSON and is not is handed on as text: the caller can see what came. */
    private static Content json(String type, byte[] body, ObjectReader json) {
        try {
            return plain(json.readTree(body));
        } catch (IOException e) {
            return text(type, body, reason(e));
        }
    }

    private static Content lines(String type, byte[] body, ObjectReader json) {
        byte[] separated = body.clone();
        for (int i = 0; i < separated.length; i++) {
            separated[i] = separated[i] == RECORD_SEPARATOR ? (byte) '\n' : separated[i];
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        ObjectReader one = json.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (JsonParser rest = one.createParser(separated)) {
            while (values.size() < MOST_VALUES && rest.nextToken() != null) {
                JsonNode value = one.readTree(rest);
                values.add(value);
            }
        } catch (IOException e) {
            return text(type, body, reason(e));
        }
        return new Content(values, values.size() < MOST_VALUES ? null : "count", null);
    }

    /** Up to the end of the last line that has one. */
    private static byte[] whole(byte[] body) {
        int end = body.length;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != RECORD_SEPARATOR) {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    /** Where, and nothing of what: this is recorded. */
    private static String reason(IOException cause) {
        if (cause instanceof StreamConstraintsException) {
            return "the body is JSON with too many values, too many levels or too long a number";
        }
        return cause instanceof JsonProcessingException json && json.getLocation() != null
                ? "the body is not the JSON it is called: see line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "the body is not the JSON it is called";
    }

    private static Content text(String type, byte[] body, @Nullable String invalid) {
        return new Content(JsonNodeFactory.instance.textNode(new String(body, charset(type))), null, invalid);
    }

    private static Content file(String type, byte[] body) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("data", body).put("contentType",
                MediaTypes.essence(type));
        return plain(file);
    }

    private static Content plain(JsonNode result) {
        return new Content(result, null, null);
    }

    private static Charset charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() && Charset.isSupported(charset.group(1))
                ? Charset.forName(charset.group(1))
                : StandardCharsets.UTF_8;
    }
}

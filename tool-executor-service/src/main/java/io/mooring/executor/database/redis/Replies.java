package io.mooring.executor.database.redis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.database.RedisReply;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;

/** Replies as JSON: text as text, other bytes as {@code {"base64": …}}, nothing as null, HGETALL as an object. */
final class Replies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Replies() {}

    /** Fails with {@link QueryFailure} when the server refused. */
    static RedisReply require(RedisReply reply) {
        if (reply instanceof RedisReply.Refusal(String code, String message)) {
            throw QueryFailure.failed(code.matches("[A-Z]{1,20}") ? code : "ERR",
                    message.startsWith(code) ? message.substring(code.length()) : message);
        }
        return reply;
    }

    static Outcome.Read answer(String command, RedisReply reply, Limits limits) {
        RedisReply whole = require(reply);
        if (whole instanceof RedisReply.Many(List<RedisReply> elements)) {
            return command.toUpperCase(Locale.ROOT).equals("HGETALL") && elements.size() % 2 == 0
                    ? fields(elements, limits)
                    : array(elements, limits);
        }
        JsonNode value = json(whole);
        return new Outcome.Read(value, new Extent(value.isNull() ? 0 : 1, false, null, List.of()), Table.size(value));
    }

    private static Outcome.Read array(List<RedisReply> elements, Limits limits) {
        Table table = new Table(limits);
        elements.forEach(element -> table.add(json(element)));
        return table.answer();
    }

    private static Outcome.Read fields(List<RedisReply> elements, Limits limits) {
        ObjectNode fields = NODES.objectNode();
        int most = Math.min(elements.size() / 2, limits.rows());
        for (int i = 0; i < most; i++) {
            fields.set(name(elements.get(2 * i)), json(elements.get(2 * i + 1)));
        }
        boolean truncated = most < elements.size() / 2;
        return new Outcome.Read(fields, new Extent(most, truncated, truncated ? "rows" : null, List.of()),
                Table.size(fields));
    }

    private static String name(RedisReply field) {
        JsonNode name = json(field);
        return name.isTextual() ? name.textValue() : name.toString();
    }

    static JsonNode json(RedisReply reply) {
        return switch (reply) {
            case RedisReply.Status(String text) -> NODES.textNode(text);
            case RedisReply.Refusal(String code, String message) -> NODES.objectNode().put("error", code);
            case RedisReply.Number(long value) -> NODES.numberNode(value);
            case RedisReply.Bytes(byte[] value) -> bytes(value);
            case RedisReply.Nothing() -> NODES.nullNode();
            case RedisReply.Many(List<RedisReply> elements) -> {
                ArrayNode array = NODES.arrayNode();
                elements.forEach(element -> array.add(json(element)));
                yield array;
            }
        };
    }

    private static JsonNode bytes(byte[] value) {
        try {
            return NODES.textNode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException e) {
            return NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(value));
        }
    }
}

package io.mooring.executor.database.redis;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.RedisReply;
import io.mooring.contracts.egress.database.RedisSocket;
import io.mooring.contracts.egress.database.RedisSockets;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.database.answer.Clients;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.Question;
import io.mooring.executor.database.answer.Running;
import io.mooring.executor.database.answer.Table;
import io.mooring.executor.database.redis.RedisRun.Talk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Questions to Redis. */
public final class RedisDatabases {

    private static final int PAGE = 100;

    private final Limits limits;
    private final Clients<RedisPool> clients;

    /**
     * @param connections open to one server at most
     */
    public RedisDatabases(Vertx vertx, RedisSockets sockets, Limits limits, Clients.Keeping keeping, int connections) {
        this.limits = limits;
        this.clients = new Clients<>(keeping,
                login -> new RedisPool(vertx, sockets, (DatabaseLogin.Server) login, connections), RedisPool::close);
    }

    /** Closes what was idle for long enough. */
    public void sweep() {
        clients.sweep();
    }

    public void close() {
        clients.close();
    }

    /** Fails with 400 when a command line can't be read. */
    public Question question(String operation, JsonNode arguments) {
        return switch (operation) {
            case "query" -> command(words(arguments),
                    limits.withRows(arguments.path("maxRows").asInt(limits.rows())));
            case "list_keys" -> ask(socket -> keys(socket, arguments));
            case "describe_key" -> ask(socket -> description(socket, arguments.path("key").asText()));
            default -> throw ExecutorError.TOOL_UNUSABLE.because("there is no operation " + operation);
        };
    }

    private static List<String> words(JsonNode arguments) {
        boolean line = arguments.has("query");
        if (line == arguments.has("command")) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params", "expected either query or command");
        }
        if (line) {
            return CommandLine.words(arguments.path("query").asText());
        }
        List<String> words = new ArrayList<>(List.of(arguments.path("command").asText()));
        arguments.path("arguments").forEach(word -> words.add(word.asText()));
        return words;
    }

    private Question command(List<String> words, Limits most) {
        Question question = ask(socket -> socket.call(words)
                .map(reply -> Replies.answer(words.getFirst(), reply, most)));
        return spot -> {
            RedisCommands.requireReading(words);
            return question.ask(spot);
        };
    }

    private Question ask(Talk<Outcome.Read> talk) {
        return spot -> {
            RedisPool pool = clients.use(spot);
            RedisRun run = new RedisRun(pool);
            Future<Outcome.Read> answer = run.start(talk).onComplete(done -> clients.release(spot, pool));
            return new Running(answer, run::cancel);
        };
    }

    private static Future<Outcome.Read> keys(RedisSocket socket, JsonNode arguments) {
        return RedisRun.call(socket, "SCAN", arguments.path("cursor").asText("0"), "MATCH",
                arguments.path("pattern").asText("*"), "COUNT", arguments.path("limit").asInt(PAGE) + "")
                .map(RedisDatabases::page);
    }

    private static Outcome.Read page(RedisReply reply) {
        JsonNode scanned = Replies.json(reply);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = page.putArray("keys").addAll((ArrayNode) scanned.path(1));
        String cursor = scanned.path(0).asText("0");
        page.put("cursor", cursor.equals("0") ? null : cursor);
        return new Outcome.Read(page, new Extent(keys.size(), !cursor.equals("0"), cursor.equals("0") ? null : "rows",
                List.of()), Table.size(page));
    }

    private static Future<Outcome.Read> description(RedisSocket socket, String key) {
        ObjectNode found = JsonNodeFactory.instance.objectNode().put("key", key);
        return RedisRun.call(socket, "TYPE", key).map(type -> found.set("type", Replies.json(type)))
                .compose(done -> RedisRun.call(socket, "PTTL", key))
                .map(ttl -> found.set("ttlMillis", Replies.json(ttl)))
                .compose(done -> socket.call(List.of("OBJECT", "ENCODING", key)))
                .map(encoding -> optional(found, "encoding", encoding))
                .compose(done -> socket.call(List.of("MEMORY", "USAGE", key)))
                .map(bytes -> optional(found, "bytes", bytes))
                .map(whole -> new Outcome.Read(whole, new Extent(
                        whole.path("type").asText().equals("none") ? 0 : 1, false, null, List.of()),
                        Table.size(whole)));
    }

    /** A user may be forbidden to ask, or the server too old: then it is left out. */
    private static ObjectNode optional(ObjectNode found, String field, RedisReply reply) {
        return reply instanceof RedisReply.Refusal ? found : found.set(field, Replies.json(reply));
    }
}

package io.mooring.executor.mcpclient;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A server of streamable HTTP whose answers a test decides; it keeps what it was sent. */
final class Scripted implements Handler<HttpServerRequest> {

    /** Who asks, what, and where the answer goes. */
    record Visit(HttpServerRequest request, JsonNode message) {

        String method() {
            return message.path("method").asText();
        }

        String header(String name) {
            return String.valueOf(request.getHeader(name));
        }

        HttpServerResponse response() {
            return request.response();
        }

        void result(String json) {
            response().putHeader("Content-Type", "application/json").end(answer(json).toString());
        }

        void error(int status, int code, String data) {
            ObjectNode answer = answer("{}");
            answer.remove("result");
            answer.putObject("error").put("code", code).put("message", "no").set("data", Speaking.json(data));
            response().setStatusCode(status).putHeader("Content-Type", "application/json").end(answer.toString());
        }

        /** Begins a stream. */
        Visit stream() {
            response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            return this;
        }

        void event(JsonNode message) {
            response().write("data: " + message + "\n\n");
        }

        ObjectNode answer(String json) {
            ObjectNode answer = (ObjectNode) Speaking.json("{\"jsonrpc\":\"2.0\"}");
            answer.set("id", message.path("id"));
            return answer.set("result", Speaking.json(json));
        }
    }

    final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final BiConsumer<Scripted, Visit> script;

    Scripted(BiConsumer<Scripted, Visit> script) {
        this.script = script;
    }

    /** One of the newest era that offers tools. */
    static Scripted modern(BiConsumer<Scripted, Visit> script) {
        return new Scripted((server, visit) -> {
            if (visit.method().equals("server/discover")) {
                visit.result("{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}},"
                        + "\"instructions\":\"Be kind\"}");
            } else {
                script.accept(server, visit);
            }
        });
    }

    /** One with sessions; each has a number. */
    static Scripted legacy(BiConsumer<Scripted, Visit> script) {
        return new Scripted((server, visit) -> {
            switch (visit.method()) {
                case "server/discover" -> visit.response().setStatusCode(400).end("Bad Request: no session");
                case "initialize" -> {
                    visit.response().putHeader("Mcp-Session-Id", "session-" + server.count("initialize"));
                    visit.result("{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
                            + "\"serverInfo\":{\"name\":\"old\"}}");
                }
                case "notifications/initialized", "notifications/cancelled" ->
                    visit.response().setStatusCode(202).end();
                default -> script.accept(server, visit);
            }
        });
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            request.bodyHandler(body -> visit(new Visit(request, Speaking.json(body.toString()))));
        } else {
            visit(new Visit(request, Speaking.json("{\"method\":\"" + request.method() + "\"}")));
        }
    }

    private void visit(Visit visit) {
        visits.add(visit);
        if (visit.method().equals("GET") && visit.request().getHeader("Last-Event-ID") == null) {
            visit.response().setStatusCode(405).end();
        } else {
            script.accept(this, visit);
        }
    }

    long count(String method) {
        return visits.stream().filter(visit -> visit.method().equals(method)).count();
    }

    Visit last(String method) {
        return visits.stream().filter(visit -> visit.method().equals(method)).reduce((one, next) -> next)
                .orElseThrow(() -> new AssertionError("nobody sent " + method));
    }
}

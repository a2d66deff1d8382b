package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Scripted.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Servers with sessions, 2024-11-05 to 2025-11-25. */
class LegacyServerTest {

    private static final String CALL = "{\"name\":\"x\",\"arguments\":{}}";

    @AutoClose
    private final Speaking speaking = new Speaking(Limits.wide());

    @Test
    void beginsOneSessionForManyRequests() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> visit.result("{\"content\":[]}"));
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        // When
        Uni<McpAnswer> both = Uni.combine().all()
                .unis(speaking.begin(upstream, request(Exchange.NONE)), speaking.begin(upstream,
                        request(Exchange.NONE)))
                .with((one, other) -> one);
        McpAnswer answer = both.await().atMost(Speaking.PATIENCE);

        // Then
        assertThat(answer).isInstanceOf(McpAnswer.Result.class);
        assertThat(server.count("initialize")).isEqualTo(1);
        assertThat(server.last("initialize").header("MCP-Protocol-Version")).isEqualTo("null");
        assertThat(server.last("initialize").message().at("/params/protocolVersion").asText())
                .isEqualTo("2025-11-25");
        Visit call = server.last("tools/call");
        assertThat(call.header("Mcp-Session-Id")).isEqualTo("session-1");
        assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2025-06-18");
        assertThat(call.message().path("params").has("_meta")).isFalse();
        assertThat(call.header("Mcp-Method")).isEqualTo("null");
    }

    @Test
    void beginsAnotherSessionForAnotherCredential() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> visit.result("{\"content\":[]}"));
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", CALL);

        // When
        speaking.client.request(upstream, List.of(new Placement("header", "Authorization", "Bearer of-somebody-else")),
                request(Exchange.NONE)).await().atMost(Speaking.PATIENCE);

        // Then
        assertThat(server.count("initialize")).isEqualTo(2);
        assertThat(server.last("tools/call").header("Mcp-Session-Id")).isEqualTo("session-2");
        assertThat(server.last("tools/call").header("Authorization")).isEqualTo("Bearer of-somebody-else");
    }

    @Test
    void beginsASessionAnewWhenItIsForgotten() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> {
            if (visit.header("Mcp-Session-Id").equals("session-1") && all.count("tools/call") > 1) {
                visit.response().setStatusCode(404).end();
            } else {
                visit.result("{\"content\":[]}");
            }
        });
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", CALL);

        // When
        McpAnswer answer = speaking.ask(upstream, "tools/call", CALL);

        // Then
        assertThat(answer).isInstanceOf(McpAnswer.Result.class);
        assertThat(server.count("initialize")).isEqualTo(2);
        assertThat(server.last("tools/call").header("Mcp-Session-Id")).isEqualTo("session-2");
    }

    @Test
    void goesOnWhereAStreamBrokeOff() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> {
            if (visit.method().equals("tools/call")) {
                visit.stream().response().end("id: e-7\nretry: 10\ndata:\n\n");
            } else {
                Visit stream = visit.stream();
                stream.event(all.last("tools/call").answer("{\"content\":[]}"));
                stream.response().end();
            }
        });

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)), "tools/call", CALL);

        // Then
        assertThat(answer).isInstanceOf(McpAnswer.Result.class);
        assertThat(server.last("GET").header("Last-Event-ID")).isEqualTo("e-7");
        assertThat(server.last("GET").header("Mcp-Session-Id")).isEqualTo("session-1");
    }

    @Test
    void asksWhoeverAskedWhatTheServerAsks() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> {
            if (visit.method().equals("tools/call")) {
                visit.stream().event(Speaking.json("{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":"
                        + "\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}"));
            } else {
                visit.response().setStatusCode(202).end();
                Visit call = all.last("tools/call");
                call.event(call.answer("{\"content\":[],\"said\":" + visit.message().path("result") + "}"));
                call.response().end();
            }
        });
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        // When
        McpAnswer answer = speaking.ask(upstream, request(answering("elicitation", "{\"action\":\"accept\"}")));

        // Then
        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Result.class, told -> assertThat(
                told.result().at("/said/action").asText()).isEqualTo("accept"));
    }

    @Test
    void refusesQuestionsNobodyCanAnswer() {
        // Given
        Scripted server = Scripted.legacy((all, visit) -> {
            if (visit.method().equals("tools/call")) {
                visit.stream().event(Speaking.json("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":"
                        + "\"sampling/createMessage\",\"params\":{}}"));
            } else {
                visit.response().setStatusCode(202).end();
                Visit call = all.last("tools/call");
                call.event(call.answer("{\"said\":" + visit.message().path("error") + "}"));
                call.response().end();
            }
        });

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)),
                request(answering("elicitation", "{}")));

        // Then
        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Result.class,
                told -> assertThat(told.result().at("/said/code").intValue()).isEqualTo(-32601));
    }

    @Test
    void tellsTheServerThatNobodyWaits() {
        // Given
        Promise<Void> gone = Promise.promise();
        Scripted server = Scripted.legacy((all, visit) -> {
            visit.stream().response().write(": wait\n\n");
            gone.tryComplete();
        });

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)),
                Speaking.request("tools/call", CALL, Exchange.NONE, gone.future(), null));

        // Then
        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.CALLER_GONE));
        await().atMost(Speaking.PATIENCE).untilAsserted(() -> assertThat(
                server.last("notifications/cancelled").message().at("/params/requestId"))
                .isEqualTo(server.last("tools/call").message().path("id")));
    }

    @Test
    void waitsOnlySoLongForASign() {
        try (Speaking impatient = new Speaking(Limits.wide().withTimeout(Duration.ofSeconds(1)))) {
            Scripted server = Scripted.legacy((all, visit) -> visit.stream().response().write(": wait\n\n"));

            assertThat(impatient.ask(Speaking.upstream(impatient.serve(server)), "tools/call", CALL))
                    .isEqualTo(new McpAnswer.Failed(ToolError.UPSTREAM_TIMEOUT, "no answer in time", true, null));
        }
    }

    @Test
    void takesASilentServerForAnOldOne() {
        try (Speaking impatient = new Speaking(Limits.wide().withProbe(Duration.ofSeconds(1)))) {
            // Given a server that says nothing to what it does not know
            Scripted server = new Scripted((all, visit) -> {
                if (visit.method().equals("initialize")) {
                    visit.result("{\"protocolVersion\":\"2024-11-05\"}");
                } else if (!visit.method().equals("server/discover")) {
                    visit.result("{}");
                }
            });

            // When, Then
            assertThat(impatient.ask(Speaking.upstream(impatient.serve(server)), "tools/call", CALL))
                    .isInstanceOf(McpAnswer.Result.class);
        }
    }

    @Test
    void speaksWithServersThatHaveOneStreamForAll() {
        // Given
        SseServer server = new SseServer("/message?sessionId=1");

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server::serve)), "tools/call", CALL);

        // Then
        assertThat(answer).isEqualTo(new McpAnswer.Result((ObjectNode) Speaking.json("{\"content\":[]}")));
    }

    @Test
    void sendsMessagesToNoOtherOrigin() {
        SseServer server = new SseServer("http://127.0.0.1:1/message");

        assertThat(speaking.ask(Speaking.upstream("sse", "http://127.0.0.1:" + speaking.serve(server::serve) + "/mcp"),
                "tools/call", CALL)).isInstanceOfSatisfying(McpAnswer.Failed.class,
                        failed -> assertThat(failed.detail()).contains("another origin"));
    }

    /** HTTP+SSE of 2024: knows GET of its stream and POST of messages, nothing else. */
    private static final class SseServer {

        private final String address;
        private volatile HttpServerResponse stream;

        SseServer(String address) {
            this.address = address;
        }

        void serve(HttpServerRequest request) {
            if (request.method().name().equals("GET")) {
                stream = request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
                stream.write("event: endpoint\ndata: " + address + "\n\n");
            } else if (request.path().equals("/message")) {
                request.bodyHandler(body -> {
                    request.response().setStatusCode(202).end("Accepted");
                    answer(Speaking.json(body.toString()));
                });
            } else {
                request.response().setStatusCode(404).end();
            }
        }

        private void answer(JsonNode message) {
            String result = message.path("method").asText().equals("initialize")
                    ? "{\"protocolVersion\":\"2024-11-05\",\"capabilities\":{}}"
                    : "{\"content\":[]}";
            if (message.has("id")) {
                stream.write("event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":" + message.path("id")
                        + ",\"result\":" + result + "}\n\n");
            }
        }
    }

    private static McpRequest request(Exchange exchange) {
        Future<Void> never = Promise.<Void>promise().future();
        return Speaking.request("tools/call", CALL, exchange, never, null);
    }

    private static Exchange answering(String capability, String answer) {
        return new Exchange() {

            @Override
            public ObjectNode capabilities() {
                ObjectNode capabilities = (ObjectNode) Speaking.json("{}");
                capabilities.putObject(capability);
                return capabilities;
            }

            @Override
            public void progress(ObjectNode params) {
                throw new AssertionError("nothing was said");
            }

            @Override
            public void message(ObjectNode params) {
                throw new AssertionError("nothing was said");
            }

            @Override
            public Uni<JsonNode> ask(String method, JsonNode params) {
                return Uni.createFrom().item(Speaking.json(answer));
            }
        };
    }
}

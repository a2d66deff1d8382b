package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Scripted.Visit;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** Servers of 2026-07-28: every request stands for itself. */
class ModernServerTest {

    @AutoClose
    private final Speaking speaking = new Speaking(Limits.wide());

    @Test
    void saysEverythingInEachRequest() {
        // Given
        Scripted server = Scripted.modern((all, visit) -> visit.result("{\"content\":[],\"resultType\":\"complete\"}"));
        JsonNode tool = Speaking.json("{\"name\":\"größe\",\"inputSchema\":{\"properties\":{\"region\":"
                + "{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}}");

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)),
                Speaking.request("tools/call", "{\"name\":\"größe\",\"arguments\":{\"region\":\"Süd\"}}",
                        Exchange.NONE, never(), tool));

        // Then
        assertThat(answer).isEqualTo(new McpAnswer.Result(
                (ObjectNode) Speaking.json("{\"content\":[],\"resultType\":\"complete\"}")));
        Visit call = server.last("tools/call");
        assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
        assertThat(call.header("Mcp-Method")).isEqualTo("tools/call");
        assertThat(call.header("Mcp-Name")).isEqualTo("=?base64?Z3LDtsOfZQ==?=");
        assertThat(call.header("Mcp-Param-Region")).isEqualTo("=?base64?U8O8ZA==?=");
        assertThat(call.header("Authorization")).isEqualTo("Bearer tok-of-the-harbour");
        assertThat(call.header("Mcp-Session-Id")).isEqualTo("null");
        assertThat(call.message().at("/params/_meta/io.modelcontextprotocol~1protocolVersion").asText())
                .isEqualTo("2026-07-28");
        assertThat(call.message().at("/params/_meta").has("progressToken")).isFalse();
        assertThat(server.count("initialize")).isZero();
    }

    @Test
    void saysOfWhichTraceARequestIs() {
        // Given
        Scripted server = Scripted.modern((all, visit) -> visit.result("{\"content\":[]}"));
        SpanContext span = SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
                TraceFlags.getSampled(), TraceState.getDefault());

        Runnable call = () -> speaking.ask(Speaking.upstream(speaking.serve(server)), "tools/call",
                "{\"name\":\"a\",\"_meta\":{\"mine\":1}}");

        // When
        Context.root().with(Span.wrap(span)).wrap(call).run();

        // Then
        assertThat(server.last("tools/call").message().at("/params/_meta/traceparent").asText())
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(server.last("tools/call").message().at("/params/_meta/mine").asInt()).isOne();
    }

    @Test
    void hearsWhatIsSaidBeforeTheAnswer() {
        // Given
        Scripted server = Scripted.modern((all, visit) -> {
            Visit stream = visit.stream();
            String token = visit.message().at("/params/_meta/progressToken").toString();
            stream.response().write(": a comment\r\n\r\nid: 1\r\ndata:\r\n\r\n");
            stream.event(Speaking.json("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                    + "{\"progressToken\":" + token + ",\"progress\":1}}"));
            stream.event(Speaking.json("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":"
                    + "{\"level\":\"info\",\"data\":\"tok-of-the-harbour\"}}"));
            stream.event(visit.answer("{\"content\":[{\"type\":\"text\",\"text\":\"tok-of-the-harbour\"}]}"));
            stream.response().end();
        });
        List<String> heard = new CopyOnWriteArrayList<>();

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)), Speaking.request("tools/call",
                "{\"name\":\"count\"}", hearing(heard), never(), null));

        // Then
        assertThat(answer.toString()).contains("[redacted]").doesNotContain("tok-of-the-harbour");
        assertThat(heard).hasSize(2).first().asString().contains("\"progress\":1");
        assertThat(heard.getLast()).contains("[redacted]");
        assertThat(server.last("tools/call").message().toString()).contains("\"elicitation\":{}");
    }

    @Test
    void cancelsByClosingTheStream() {
        // Given
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Promise<Void> gone = Promise.promise();
        Scripted server = Scripted.modern((all, visit) -> {
            visit.request().connection().closeHandler(closed::complete);
            visit.stream().response().write(": wait\n\n");
            gone.tryComplete();
        });

        // When
        McpAnswer answer = speaking.ask(Speaking.upstream(speaking.serve(server)),
                Speaking.request("tools/call", "{\"name\":\"wait\"}", Exchange.NONE, gone.future(), null));

        // Then
        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.CALLER_GONE);
            assertThat(failed.sent()).isTrue();
        });
        await().atMost(Speaking.PATIENCE).until(closed::isDone);
        assertThat(server.count("notifications/cancelled")).isZero();
    }

    @Test
    void keepsErrorsThatComeWithAStatus() {
        Scripted server = Scripted.modern((all, visit) -> visit.error(400, -32021,
                "{\"requiredCapabilities\":{\"sampling\":{}}}"));

        assertThat(speaking.ask(Speaking.upstream(speaking.serve(server)), "tools/call", "{\"name\":\"x\"}"))
                .isEqualTo(new McpAnswer.Refused(-32021, "no",
                        Speaking.json("{\"requiredCapabilities\":{\"sampling\":{}}}")));
    }

    @Test
    void tellsCredentialsThatAreRefusedFromScopesThatDoNotSuffice() {
        Scripted server = Scripted.modern((all, visit) -> visit.response()
                .setStatusCode(visit.method().equals("tools/call") ? 401 : 403)
                .putHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"notes.write\"").end());
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        assertThat(speaking.ask(upstream, "tools/call", "{\"name\":\"x\"}"))
                .isInstanceOfSatisfying(McpAnswer.CredentialRefused.class,
                        refused -> assertThat(refused.insufficientScope()).isFalse());
        assertThat(speaking.ask(upstream, "prompts/get", "{\"name\":\"x\"}"))
                .isInstanceOfSatisfying(McpAnswer.CredentialRefused.class, refused -> {
                    assertThat(refused.insufficientScope()).isTrue();
                    assertThat(refused.challenge()).contains("notes.write");
                });
    }

    @Test
    void findsOutAnewWhatAServerIsThatChanged() {
        // Given a server that goes back to an older release after the first answer
        Scripted server = new Scripted((all, visit) -> {
            boolean old = all.count("tools/call") > 1;
            switch (visit.method()) {
                case "server/discover" -> {
                    if (old) {
                        visit.response().setStatusCode(404).end();
                    } else {
                        visit.result("{\"supportedVersions\":[\"2026-07-28\"]}");
                    }
                }
                case "initialize" -> visit.result("{\"protocolVersion\":\"2025-11-25\"}");
                case "notifications/initialized" -> visit.response().setStatusCode(202).end();
                default -> {
                    if (old && all.count("initialize") == 0) {
                        visit.response().setStatusCode(400).end("what is this?");
                    } else {
                        visit.result("{}");
                    }
                }
            }
        });
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", "{\"name\":\"x\"}");

        // When, Then
        assertThat(speaking.ask(upstream, "tools/call", "{\"name\":\"x\"}")).isInstanceOf(McpAnswer.Result.class);
        assertThat(server.count("tools/call")).isEqualTo(3);
    }

    private static Promise<Void> promise() {
        return Promise.promise();
    }

    private static io.vertx.core.Future<Void> never() {
        return promise().future();
    }

    private static Exchange hearing(List<String> heard) {
        return new Exchange() {

            @Override
            public ObjectNode capabilities() {
                return (ObjectNode) Speaking.json("{\"elicitation\":{}}");
            }

            @Override
            public void progress(ObjectNode params) {
                heard.add(params.toString());
            }

            @Override
            public void message(ObjectNode params) {
                heard.add(params.toString());
            }

            @Override
            public Uni<JsonNode> ask(String method, JsonNode params) {
                return Uni.createFrom().failure(new AssertionError("servers of this era ask nothing"));
            }
        };
    }
}

package io.mooring.executor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.mcpclient.Limits;
import io.mooring.executor.mcpclient.Speaking;
import io.mooring.executor.toolview.IntegrationView;

/** Against a real HTTP server. */
class McpInquirerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DISCOVERED = """
            {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {"listChanged": true}},
             "instructions": "Be kind", "_meta": {"io.modelcontextprotocol/serverInfo": {"name": "notes"}}}""";

    @AutoClose
    private final Speaking speaking = new Speaking(Limits.wide());
    private String discovered = DISCOVERED;
    private String tools = "";
    private int status = 200;

    @Test
    void tellsToolsAsTheyAreAndWhatTheServerIs() throws IOException {
        tools = """
                {"name": "find", "inputSchema": {"type": "object"}, "x-own": {"kept": [1, 2.50]}},
                {"name": "bad", "inputSchema": {"properties": {"a": {"type": "object", "x-mcp-header": "A"}}}}""";

        Finding finding = ask();

        assertThat(finding).isInstanceOf(Finding.Told.class);
        JsonNode told = JSON.readTree(((Finding.Told) finding).answer());
        assertThat(told.path("tools")).hasToString(
                "[{\"name\":\"find\",\"inputSchema\":{\"type\":\"object\"},\"x-own\":{\"kept\":[1,2.5]}}]");
        assertThat(told.path("instructions").textValue()).isEqualTo("Be kind");
        assertThat(told.at("/server/name").textValue()).isEqualTo("notes");
        assertThat(told.path("revision").textValue()).isEqualTo("2026-07-28");
    }

    @Test
    void asksForNoToolsWhereThereAreNone() {
        discovered = "{\"supportedVersions\": [\"2026-07-28\"], \"capabilities\": {\"prompts\": {}}}";
        status = 500;

        assertThat(ask()).isInstanceOfSatisfying(Finding.Told.class,
                told -> assertThat(new String(told.answer(), StandardCharsets.UTF_8)).contains("\"tools\":[]"));
    }

    @Test
    void saysThatTheCredentialIsRefused() {
        status = 401;

        assertThat(ask()).isInstanceOf(Finding.CredentialRefused.class);
    }

    @Test
    void saysWhyItWasToldNothing() {
        status = 500;

        assertThat(ask()).isEqualTo(new Finding.Failed(Fault.BAD_RESPONSE, "the server answered 500"));
    }

    private Finding ask() {
        int port = speaking.serve(request -> request.bodyHandler(body -> {
            boolean first = body.toString().contains("server/discover");
            String id = body.toString().replaceAll(".*\"id\":(\\d+).*", "$1");
            request.response().setStatusCode(first ? 200 : status).putHeader("Content-Type", "application/json")
                    .end("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":"
                            + (first ? discovered : "{\"tools\":[" + tools + "]}") + "}");
        }));
        return new McpInquirer(speaking.client(), speaking.lists(), JSON, Clock.systemUTC(), Limits.wide())
                .ask("acme", ConnectionView.builtIn("notes"),
                        new IntegrationView("notes", "mcp", 1,
                                "{\"transport\": \"auto\", \"endpoint\": \"http://127.0.0.1:" + port + "/mcp\"}", 1),
                        List.of(Speaking.SECRET))
                .await().atMost(Speaking.PATIENCE);
    }
}

package io.mooring.scenario.party;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;

/** Clients of MCP on the JVM that others made. */
public final class McpClients {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private McpClients() {}

    /** What a client saw. */
    public record Seen(List<String> tools, String text) {}

    /** The official SDK for Java. */
    public static Seen javaSdk(McpAgent agent, String tool) {
        URI endpoint = agent.endpoint();
        var transport = HttpClientStreamableHttpTransport.builder(endpoint.resolve("/").toString())
                .endpoint(endpoint.getPath())
                .addHttpRequestCustomizer((request, method, uri, body, context) -> request.header("Authorization",
                        "Bearer " + agent.token()))
                .build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(LIMIT).initializationTimeout(LIMIT)
                .build()) {
            client.initialize();
            List<String> tools = client.listTools().tools().stream().map(Tool::name).toList();
            var answer = client.callTool(CallToolRequest.builder(tool).arguments(Map.of()).build());
            return new Seen(tools, ((TextContent) answer.content().getFirst()).text());
        }
    }

    /** LangChain4j. */
    public static Seen langchain4j(McpAgent agent, String tool) throws Exception {
        var transport = StreamableHttpMcpTransport.builder().url(agent.endpoint().toString()).timeout(LIMIT)
                .customHeaders(Map.of("Authorization", "Bearer " + agent.token())).build();
        try (var client = DefaultMcpClient.builder().transport(transport).initializationTimeout(LIMIT)
                .toolExecutionTimeout(LIMIT).build()) {
            var call = ToolExecutionRequest.builder().name(tool).arguments("{}").build();
            return new Seen(client.listTools().stream().map(known -> known.name()).toList(),
                    client.executeTool(call).resultText());
        }
    }
}

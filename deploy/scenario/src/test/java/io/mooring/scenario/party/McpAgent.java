package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An agent that speaks MCP, and has all tools of a server under that server's names.
 *
 * @param endpoint of the agent
 */
public record McpAgent(URI endpoint, String token) {

    /** Has a server registered and connected, and an agent made for it; ends when its tools are known. */
    public static McpAgent of(Tenant tenant, String slug, URI server) {
        Api admin = tenant.admin();
        admin.post("/api/mcp/servers", Map.of("slug", slug, "name", slug, "endpoint", server.toString(), "auth",
                "none")).expect(201);
        await().atMost(SOON).untilAsserted(() -> admin.post("/api/connections", Map.of("owner", "user", "user_id",
                slug, "integration", slug, "name", "main", "template", "none")).expect(201));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                admin.get("/api/integrations/" + slug + "/discoveries").expect(200).json().path("discoveries"))
                .isNotEmpty());
        McpAgent agent = made(admin, slug, slug, Map.of("app", slug, "access", "full", "naming", "upstream"));
        agent.awaitTools();
        return agent;
    }

    /** Has an agent made for a user and an app, connected or not; ends when its token is known. */
    public static McpAgent bound(Tenant tenant, String app, String user) {
        McpAgent agent = made(tenant.admin(), app + " for " + user, user,
                Map.of("app", app, "access", "full"));
        await().atMost(SOON).untilAsserted(() -> agent.list().expect(200));
        return agent;
    }

    private static McpAgent made(Api admin, String name, String user, Map<String, String> binding) {
        Answer made = await().atMost(SOON).until(
                () -> admin.post("/api/agents", Map.of("name", name, "user_id", user, "bindings", List.of(binding))),
                answer -> !answer.text().contains("unknown-integration")).expect(201);
        return new McpAgent(URI.create(admin.base() + "/agents/" + made.text("id") + "/mcp"), made.text("token"));
    }

    private void awaitTools() {
        await().atMost(SOON).untilAsserted(() -> assertThat(list().expect(200).text()).contains("test_simple_text"));
    }

    private Answer list() {
        Map<String, Object> meta = Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities", Map.of());
        Api caller = Api.withToken(endpoint, token).with("Accept", "application/json, text/event-stream")
                .with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", "tools/list");
        return caller.post("", Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list", "params",
                Map.of("_meta", meta)));
    }
}

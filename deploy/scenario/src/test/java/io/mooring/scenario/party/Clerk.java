package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/**
 * An agent of a tenant.
 *
 * @param id for changing it
 * @param holder who uses its token
 */
public record Clerk(Tenant tenant, String id, Api holder) {

    /** A new one of this user, bound to {@code <app>:read} or {@code <app>:full}; its token is known everywhere. */
    public static Clerk made(Tenant tenant, String user, String... bindings) {
        Answer made = tenant.admin().post("/api/agents", Map.of("name", "clerk-" + System.nanoTime(), "user_id", user,
                "bindings", List.of(bindings))).expect(201);
        return new Clerk(tenant, made.text("id"), holder(tenant, made.text("token")));
    }

    /** The same with a new token. */
    public Clerk renewed() {
        Answer renewed = tenant.admin().send("POST", path("/token"), (byte[]) null).expect(201);
        return new Clerk(tenant, id, holder(tenant, renewed.text("token")));
    }

    /** The route of this agent, or one below it. */
    public String path(String below) {
        return "/api/agents/" + id + below;
    }

    /** The names of the tools it sees. */
    public List<String> tools() {
        return holder.get("/api/tools").expect(200).json().path("tools").findValuesAsText("name").stream()
                .filter(name -> name.startsWith("mcp_")).toList();
    }

    /** Runs a tool, saying nothing of a user. */
    public Answer execute(String action, Map<String, ?> params) {
        return holder.post("/api/tools/execute", Map.of("action", action, "params", params));
    }

    private static Api holder(Tenant tenant, String token) {
        Api holder = Api.withToken(tenant.admin().base(), token);
        await().atMost(SOON).untilAsserted(() -> holder.get("/api/tools").expect(200));
        for (String path : List.of("/api/integrations", "/api/connections", "/api/webhooks/events", "/api/calls",
                "/api/status")) { // known, and nothing for an agent
            await().atMost(SOON).untilAsserted(() -> holder.get(path).expectProblem(403));
        }
        return holder;
    }
}

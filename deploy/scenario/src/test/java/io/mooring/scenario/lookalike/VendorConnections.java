package io.mooring.scenario.lookalike;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Tenant;

/** Integrations of a tenant that lead to lookalikes, and its users' accounts there. */
public record VendorConnections(Tenant tenant) {

    /** Installs a preset whose calls go to the lookalike. */
    public void installed(String preset, URI at) {
        tenant.admin().post("/api/presets/" + preset + "/install", Map.of("baseUrl", at.toString())).expect(201);
    }

    /** Connects by a token; answers the id of the connection, when its tools can be used. */
    public String connected(String user, String integration, String template, String token) {
        Map<String, Object> body = new HashMap<>(
                Map.of("integration", integration, "name", "main", "template", template,
                        "value", token, "owner", user.isEmpty() ? "org" : "user"));
        if (!user.isEmpty()) {
            body.put("user_id", user);
        }
        Answer made = await().atMost(SOON).until(() -> tenant.admin().post("/api/connections", body),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201);
        String id = made.text("id");
        await().atMost(SOON).until(() -> tools(user.isEmpty() ? "anyone" : user, integration).stream()
                .anyMatch(tool -> tool.path("connections").findValuesAsText("id").contains(id)));
        return id;
    }

    /** What the list shows a user of an integration. */
    public List<JsonNode> tools(String user, String integration) {
        return tenant.admin().get("/api/tools?limit=100&user_id=" + user + "&integration=" + integration).expect(200)
                .json().path("tools").valueStream().toList();
    }

    public Answer execute(String user, String action, Map<String, ?> params) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", user, "action", action, "params", params));
    }
}

package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** An integration as large as GitHub's: 1,223 operations with shared schemas, generated. */
public record BigApi(Tenant tenant, String slug) {

    public static final int OPERATIONS = 1223;
    private static final int SCHEMAS = 100;

    /** Registers it; operation {@code i} is {@code GET /things/<i>/{id}} there. */
    public static BigApi registered(Tenant tenant, String slug, URI server) {
        tenant.admin()
                .post("/api/openapi/specs",
                        Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", document(server))))
                .expect(201);
        return new BigApi(tenant, slug);
    }

    private static String document(URI server) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            paths.add(
                    """
                            "/things/%1$d/{id}": {"get": {"operationId": "thing%1$d", "summary": "Thing %1$d", "parameters": [
                              {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                              {"name": "filter", "in": "query", "content": {"application/json":
                                {"schema": {"$ref": "#/components/schemas/S%2$d"}}}}], "responses": {"200": {"description": "it"}}}}"""
                            .formatted(i, i % SCHEMAS));
        }
        List<String> schemas = new ArrayList<>();
        for (int i = 0; i < SCHEMAS; i++) {
            schemas.add("""
                    "S%d": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/S%d"}}}"""
                    .formatted(i, (i + 1) % SCHEMAS));
        }
        return """
                {"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "servers": [{"url": "%s"}],
                 "components": {"schemas": {%s}}, "paths": {%s}}"""
                .formatted(server, String.join(",", schemas), String.join(",", paths));
    }

    /** A connection for all users that sends no credential, as soon as connection-service knows the integration. */
    public void connectedOpenly(String name) {
        Map<String, Object> body = ParcelApi.openConnection(slug, name);
        await().atMost(SOON).pollInterval(Duration.ofMillis(50))
                .until(() -> tenant.admin().post("/api/connections", body),
                        answer -> answer.status() != 400 && answer.status() != 404)
                .expect(201);
    }

    /** Names of all tools listed for a user, read by pages. */
    public Set<String> listed(String user) {
        Set<String> names = new HashSet<>();
        String page = "/api/tools?limit=200&user_id=" + user + "&integration=" + slug;
        String cursor = "";
        do {
            JsonNode answer = tenant.admin().get(page + cursor).expect(200).json();
            answer.path("tools").forEach(tool -> names.add(tool.path("name").textValue()));
            cursor = answer.hasNonNull("nextCursor") ? "&cursor=" + answer.path("nextCursor").textValue() : "";
        } while (!cursor.isEmpty());
        return names;
    }

    /** Calls operation {@code i}. */
    public Answer call(String user, int i) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", user, "action", "mcp_" + slug + "_thing" + i,
                "params", Map.of("id", "x")));
    }
}

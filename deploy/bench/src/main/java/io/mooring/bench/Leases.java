package io.mooring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.mooring.bench.load.Load;
import io.mooring.bench.load.Prepared;

/**
 * Leases as connection-service grants them from its database, asked for by a few clients at a rate one executor causes with
 * a cold memory. Those from memory never leave the executor: their cost is in {@link ToolCalls}.
 */
public final class Leases {

    private static final int CLIENTS = 4;
    private static final int CONNECTIONS = 200;
    private static final int CONNECTION_PORT = 2;
    private static final int KEYCLOAK_PORT = 80;
    private static final String SPEC = """
            {"openapi":"3.0.3","info":{"title":"Leased","version":"1"},"servers":[{"url":"http://127.0.0.1:1"}],
             "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"}}},
             "security":[{"key":[]}],
             "paths":{"/echo":{"get":{"operationId":"read","responses":{"200":{"description":"ok"}}}}}}""";

    private Leases() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        List<String> connections = connections(stack);
        String token = token(stack);
        AtomicInteger next = new AtomicInteger();
        Load load = new Load(CLIENTS, Duration.ofSeconds(10), Duration.ofSeconds(20));
        load.run("lease from the database", () -> Prepared.of(lease(stack, token,
                connections.get(Math.floorMod(next.getAndIncrement(), connections.size()))))).print();
    }

    private static List<String> connections(Stack stack) throws IOException, InterruptedException {
        String slug = "leased" + System.nanoTime();
        var spec = Stack.JSON.createObjectNode().put("slug", slug);
        spec.putObject("spec").put("kind", "blob").put("value", SPEC);
        String template = stack.post("/api/openapi/specs", spec.toString()).findValuesAsText("template").getFirst();
        Thread.sleep(2000);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            ids.add(stack.post("/api/connections",
                    "{\"owner\":\"org\",\"integration\":\"" + slug + "\",\"name\":\"c" + i + "\",\"template\":\""
                            + template + "\",\"value\":\"key-" + i + "\"}")
                    .path("id").asText());
        }
        return ids;
    }

    private static String token(Stack stack) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=tool-executor-service&client_secret=" + URLEncoder
                .encode(stack.secret("keycloak.tool-executor-service.secret"), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest
                .newBuilder(stack.service(KEYCLOAK_PORT, "/realms/mooring/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Stack.JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("access_token")
                    .asText();
        }
    }

    private static HttpRequest lease(Stack stack, String token, String connection) {
        URI url = stack.service(CONNECTION_PORT, "/internal/credentials/leases");
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers
                        .ofString("{\"tenant\":\"local\",\"connection\":\"" + connection + "\"}"))
                .build();
    }
}

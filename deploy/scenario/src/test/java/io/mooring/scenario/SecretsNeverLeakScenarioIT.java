package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Traces;

/**
 * Secrets go in by every door that takes one, are used, refused and mistyped; then none of them is found in any log, any
 * record on Kafka or any row of any database.
 */
@Order(7)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(RunningStack.class)
class SecretsNeverLeakScenarioIT {

    private static final String DOCUMENT = """
            {"openapi":"3.0.3","info":{"title":"Vault","version":"1"},"servers":[{"url":"%s"}],
             "components":{"securitySchemes":{
              "inHeader":{"type":"apiKey","in":"header","name":"X-Vault-Key"},
              "inQuery":{"type":"apiKey","in":"query","name":"vault_key"},
              "inCookie":{"type":"apiKey","in":"cookie","name":"vault"},
              "bearer":{"type":"http","scheme":"bearer"},
              "basic":{"type":"http","scheme":"basic"}}},
             "security":[{"inHeader":[]},{"inQuery":[]},{"inCookie":[]},{"bearer":[]},{"basic":[]}],
             "paths":{"/open":{"post":{"operationId":"open","responses":{"200":{"description":"open"}}}}}}""";

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    /** Name of each to its text. */
    private final Map<String, String> secrets = new LinkedHashMap<>();
    /** Each user has one connection, to this integration. */
    private final Map<String, String> users = new LinkedHashMap<>();

    SecretsNeverLeakScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "leak");
    }

    @BeforeAll
    void useEveryDoor() {
        secrets.put("first admin key", tenant.admin().headers().get("X-API-Key"));
        secrets.put("viewer key", tenant.key("viewer").holder().headers().get("X-API-Key"));
        masterKeys();
        register("vault", upstream.url().toString());
        register("nowhere", "http://127.0.0.1:1");
        connections();
        webhooks();
        mistakes();
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    /** Something no text has by chance; its odd characters look different in a URL, in JSON and in base64. */
    private String secret(String name) {
        String secret = "s3cr+t/" + name.replaceAll("[^a-z]", "") + "=&%"
                + UUID.randomUUID().toString().replace("-", "");
        secrets.put(name, secret);
        return secret;
    }

    private void masterKeys() {
        try (Stream<Path> files = Files.list(stack.home().resolve("keys"))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    secrets.put("master key of " + file.getFileName(), line.substring(line.indexOf(':') + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(String slug, String server) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec",
                Map.of("kind", "blob", "value", DOCUMENT.formatted(server)))).expect(201);
    }

    /** A connection by each method the document has, called with every kind of luck. */
    private void connections() {
        for (String slug : List.of("vault", "nowhere")) {
            Answer row = await().atMost(SOON).until(() -> tenant.admin().get("/api/integrations/" + slug),
                    answer -> answer.status() == 200);
            row.json().path("authMethods").forEach(method -> {
                String template = method.path("template").textValue();
                if (!template.equals("none")) {
                    connect(slug, template);
                }
            });
        }
        for (int status : List.of(200, 401, 403, 429, 500)) {
            upstream.answers(status, "{\"told\":\"" + status + "\"}");
            callAll();
        }
        assertThat(upstream.seen()).as("calls with a credential").hasSizeGreaterThanOrEqualTo(5);
        leases();
    }

    private void connect(String slug, String template) {
        String user = template + "-" + slug;
        Map<String, Object> values = template.contains("basic")
                ? Map.of("username", secret("user of " + user), "password", secret("password of " + user))
                : Map.of();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("owner", "user", "user_id", user, "integration", slug,
                "name", "main", "template", template));
        body.putAll(values.isEmpty() ? Map.of("value", secret("key of " + user)) : Map.of("values", values));
        await().atMost(SOON).until(() -> tenant.admin().post("/api/connections", body),
                answer -> answer.status() != 400 || !answer.text().contains("/integration")).expect(201);
        users.put(user, slug);
    }

    private void callAll() {
        users.forEach((user, slug) -> await().atMost(SOON).until(() -> tenant.admin().post("/api/tools/execute",
                Map.of("user_id", user, "action", "mcp_" + slug + "_open", "params", Map.of())),
                answer -> answer.status() != 404 && answer.status() != 409));
    }

    /** What the executor is answered may be in no log either. */
    private void leases() {
        Api executor = Api.withToken(stack.url("connection"), new Realm(stack).service("tool-executor-service"));
        tenant.admin().get("/api/connections").expect(200).json().path("connections").findValuesAsText("id")
                .forEach(id -> executor.post("/internal/credentials/leases",
                        Map.of("tenant", tenant.name(), "connection", id)).expect(200));
        executor.post("/internal/credentials/leases", Map.of("tenant", tenant.name(), "connection", "conn_none"))
                .expectProblem(404);
    }

    private void webhooks() {
        String secret = secret("endpoint");
        Answer endpoint = tenant.admin().post("/api/webhooks/endpoints", Map.of("provider", "github", "secret", secret))
                .expect(201);
        Answer subscription = tenant.admin().post("/api/webhooks/subscriptions",
                Map.of("url", upstream.url() + "/events", "event_types", List.of("*"))).expect(201);
        secrets.put("subscription", subscription.text("secret"));
        URI url = URI.create(endpoint.text("url"));
        upstream.answers(200, "");
        GitHub.push().send(url, secret).expect(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(upstream.seen("/events")).isNotEmpty());
        upstream.answers(500, "");
        GitHub.push().send(url, secret).expect(202);
        GitHub.push().send(url, secret("wrong signature")).expectProblem(401);
    }

    /** A secret in the wrong place is a secret still. */
    private void mistakes() {
        String value = secret("mistake");
        for (Map<String, ?> body : List.of(
                Map.of("owner", "org", "integration", "vault", "name", "a", "template", "none", "value", value),
                Map.of("owner", "org", "integration", "vault", "name", "a", "template", "no-such", "value", value),
                Map.of("owner", "org", "integration", "no-such", "name", "a", "template", "bearer", "value", value),
                Map.of("owner", "org", "integration", "vault", "name", "a", "values", Map.of("token", value)),
                Map.of("owner", "org", "integration", "vault", "name", "a", "values", List.of(value)),
                Map.of("owner", "org", "integration", "vault", "name", "a", "value", Map.of("deep", value)))) {
            assertThat(tenant.admin().post("/api/connections", body).status()).as(body.toString()).isEqualTo(400);
        }
        tenant.admin().with("Content-Type", "application/json")
                .send("POST", "/api/connections", ("{\"value\": \"" + value + "\", !").getBytes(StandardCharsets.UTF_8))
                .expectProblem(400);
        tenant.admin().post("/api/webhooks/endpoints", Map.of("provider", "no-such", "secret", value))
                .expectProblem(400);
        Api.withKey(stack.url("gateway"), value).get("/api/connections").expectProblem(401);
        Api.withToken(stack.url("gateway"), value).get("/api/connections").expectProblem(401);
    }

    @Test
    void leavesNoSecretInAnyLogTopicOrTable() {
        assertThat(secrets).hasSizeGreaterThan(15);
        assertThat(new Traces(stack, secrets).find()).isEmpty();
    }

    /** Or the test above would prove nothing. */
    @Test
    void findsWhatIsPlanted() throws IOException {
        String planted = "planted+" + UUID.randomUUID();
        Traces traces = new Traces(stack, Map.of("it", planted));
        Path log = stack.home().resolve("log").resolve("planted.log");
        Files.writeString(log, "Basic " + Base64.getEncoder()
                .encodeToString(("user:" + planted + "!").getBytes(StandardCharsets.UTF_8)) + "\n");
        tenant.admin().post("/api/connections", Map.of("owner", "user", "user_id", planted, "integration", "vault",
                "name", "planted", "template", "none", "values", Map.of())).expect(201);

        try {
            assertThat(traces.inLogs()).containsExactly("log planted.log has it");
            assertThat(traces.inDatabases()).contains("table connection.app.connection has it");
            await().atMost(SOON).untilAsserted(
                    () -> assertThat(traces.inTopics()).contains("topic state.connection has it"));
        } finally {
            Files.delete(log);
        }
    }
}

package io.mooring.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.local.Home;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;

/**
 * The main job, end to end, on real input: the schema registry's own OpenAPI document becomes tools, two of them run, a
 * GitHub-signed push reaches a subscriber, the events are read back from Kafka, health says Connected. May run again.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SLUG = "apicurio";
    private static final String CREATE = "mcp_apicurio_createArtifact";
    private static final String READ = "mcp_apicurio_getArtifactVersionContent";
    private static final String USER = "demo-user";
    private static final List<String> TOPICS = List.of("integration.registered", "connection.created",
            "connection.activated", "tool.started", "tool.invoked", "webhook.received", "webhook.dispatched",
            "webhook.delivered", "health.changed");

    private final Api api;
    private final URI registry;
    private final EventLog events;
    private final Narrator say = new Narrator();

    /**
     * @param gateway where Mooring answers
     * @param key an admin or operator API key of tenant {@code local}
     * @param registry root of the running schema registry: the real upstream of this demo
     * @param brokers Kafka bootstrap servers
     */
    Demo(URI gateway, String key, URI registry, String brokers) {
        this.api = new Api(gateway, key);
        this.registry = registry;
        this.events = new EventLog(brokers, registry);
    }

    /** The demo on the stack that the environment names. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Ports ports = Ports.of(System.getenv());
            String key = Files.readString(Home.of(System.getenv()).adminKey()).strip();
            new Demo(URI.create(Ports.url(ports.gateway())), key, URI.create(Ports.url(ports.registry())),
                    "127.0.0.1:" + ports.kafka()).run();
        } catch (NoSuchFileException e) {
            fail("there is no admin key yet (" + e.getFile() + "); run ./mooring up first");
        } catch (IOException | UncheckedIOException | DemoFailed | PartFailure e) {
            fail(e.getMessage());
        }
    }

    private static void fail(String why) {
        System.err.println("mooring: the demo failed: " + why);
        System.exit(1);
    }

    /** Runs it; throws when something was not seen. */
    void run() throws IOException, InterruptedException {
        Instant start = Instant.now().minusMillis(500);
        register();
        connect();
        callTools();
        hearWebhook(start);
        watchHealth();
        say.next(api);
    }

    private void register() {
        say.step("1. An OpenAPI document becomes an integration");
        URI document = registry.resolve("/api-specifications/registry/v3/openapi.json");
        ObjectNode body = Api.JSON.createObjectNode().put("slug", SLUG).put("name", "Apicurio Registry")
                .put("baseUrl", registry.resolve("/apis/registry/v3").toString());
        body.putObject("spec").put("kind", "url").put("url", document.toString());
        Api.Answer answer = api.post("/api/openapi/specs", body);
        if (answer.status() == 409) {
            say.line("%s is in the catalog already", SLUG);
        } else {
            say.line("%s → %d tools", document, answer.require().path("toolCount").asInt());
        }
    }

    private void connect() {
        say.step("2. An account is connected (this registry needs no credential)");
        ObjectNode body = Api.JSON.createObjectNode().put("owner", "org").put("integration", SLUG).put("name", "demo")
                .put("template", "none");
        body.putObject("values");
        Api.Answer answer = until("the connection", () -> {
            Api.Answer tried = api.post("/api/connections", body);
            return tried.succeeded() || tried.status() == 409 ? tried : null;
        });
        say.line(answer.status() == 409 ? "connection demo is there already" : "connection %s is %s",
                answer.body().path("id").asText(), answer.body().path("status").asText());
    }

    private void callTools() {
        say.step("3. Its tools run");
        int count = until("the tools", this::countWhenComplete);
        say.line("GET /api/tools?user_id=%s lists %d tools", USER, count);
        String artifact = "greeting-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode create = Api.JSON.createObjectNode().put("groupId", "mooring-demo");
        create.putObject("body").put("artifactId", artifact).put("artifactType", "JSON").putObject("firstVersion")
                .putObject("content").put("contentType", "application/json").put("content", "{\"title\":\"Ahoy\"}");
        JsonNode created = execute(CREATE, create);
        say.line("createArtifact → %s (created %s)", artifact, created.at("/artifact/createdOn").asText());
        JsonNode content = execute(READ,
                Api.JSON.createObjectNode().put("groupId", "mooring-demo").put("artifactId", artifact)
                        .put("versionExpression", "branch=latest"));
        say.line("getArtifactVersionContent → %s", content);
    }

    /** Tools reach the executor one event at a time: complete when those the demo calls are there. */
    private @Nullable Integer countWhenComplete() {
        JsonNode tools = api.get("/api/tools?limit=200&integration=" + SLUG + "&user_id=" + USER).require()
                .path("tools");
        return tools.findValuesAsText("name").containsAll(List.of(CREATE, READ)) ? tools.size() : null;
    }

    private JsonNode execute(String action, ObjectNode params) {
        ObjectNode body = Api.JSON.createObjectNode().put("user_id", USER).put("action", action);
        body.set("params", params);
        JsonNode answer = api.post("/api/tools/execute", body).require();
        if (!answer.path("success").asBoolean()) {
            throw new DemoFailed(action + " failed: " + answer.toPrettyString());
        }
        return answer.path("result");
    }

    private void hearWebhook(Instant start) throws IOException, InterruptedException {
        say.step("4. A webhook of GitHub's reaches a subscriber");
        String secret = UUID.randomUUID().toString();
        JsonNode endpoint = api.post("/api/webhooks/endpoints",
                Api.JSON.createObjectNode().put("provider", "github").put("secret", secret)).require();
        try (Subscriber subscriber = new Subscriber()) {
            ObjectNode wanted = Api.JSON.createObjectNode().put("url", subscriber.url().toString());
            wanted.putArray("event_types").add("github.push");
            JsonNode subscription = api.post("/api/webhooks/subscriptions", wanted).require();
            try {
                byte[] push = resource("/demo/push.json");
                JsonNode accepted = deliverAsGithub(URI.create(endpoint.path("url").asText()), secret, push);
                say.line("POST %s, signed by GitHub's rule → accepted as %s", endpoint.path("url").asText(), accepted);
                hear(subscriber, subscription.path("secret").asText());
                readBack(start);
            } finally {
                api.delete("/api/webhooks/subscriptions/" + subscription.path("id").asText());
                api.delete("/api/webhooks/endpoints/" + endpoint.path("id").asText());
            }
        }
    }

    private void hear(Subscriber subscriber, String secret) throws InterruptedException {
        Subscriber.Delivery delivery = subscriber.await(PATIENCE);
        if (!Signatures.verifies(secret, delivery)) {
            throw new DemoFailed("the delivery's signature does not verify");
        }
        say.line("%s heard %s, signature verified, %d bytes", subscriber.url(), delivery.id(), delivery.body().length);
    }

    private JsonNode deliverAsGithub(URI url, String secret, byte[] body) {
        return api.send(HttpRequest.newBuilder(url).header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push").header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", Signatures.github(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))).require();
    }

    private void readBack(Instant start) throws IOException, InterruptedException {
        say.step("5. Everything is an event on Kafka (Avro, schema by id from the registry)");
        Instant limit = Instant.now().plus(PATIENCE);
        List<EventLog.Entry> seen = events.since(start, "local", TOPICS);
        while (seen.stream().noneMatch(entry -> entry.topic().equals("webhook.delivered"))) {
            if (Instant.now().isAfter(limit)) {
                throw new DemoFailed("webhook.delivered did not appear on Kafka");
            }
            Thread.sleep(200);
            seen = events.since(start, "local", TOPICS);
        }
        seen.forEach(say::event);
    }

    private void watchHealth() {
        say.step("6. Health follows from the events");
        JsonNode status = until("status Connected", () -> {
            JsonNode answer = api.get("/api/health/integrations/" + SLUG).body();
            return "Connected".equals(answer.path("status").asText()) ? answer : null;
        });
        say.line("%s is %s: %s", SLUG, status.path("status").asText(), status.path("reason").asText());
    }

    /** Asks again until there is an answer: what was written reaches the other services as an event. */
    private static <T> T until(String what, Supplier<@Nullable T> question) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            T answer = question.get();
            if (answer != null) {
                return answer;
            }
            pause();
        }
        throw new DemoFailed("waited " + PATIENCE.toSeconds() + " s for " + what);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted");
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Demo.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new DemoFailed(name + " is missing");
            }
            return stream.readAllBytes();
        }
    }
}

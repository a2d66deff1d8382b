package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** A document that changes upstream: what the catalog says of it, and what everybody else hears. */
@Order(2)
@ExtendWith(RunningStack.class)
class CatalogKeepsSpecsCurrentScenarioIT {

    private static final String SPEC = """
            {"openapi": "3.0.3", "info": {"title": "Ships", "version": "1"}, "servers": [{"url": "https://ships.example"}],
             "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
             "paths": {"/ships": {"get": {"operationId": "listShips", "tags": ["sea"], "responses": {}},
               "post": {"operationId": "addShip", "tags": ["sea"], "parameters": [%s], "responses": {}}}, %s}}""";
    private static final String KEPT = "{\"name\": \"flag\", \"in\": \"query\", \"schema\": {\"type\": \"%s\"}}";
    private static final String PATH = "\"/%s\": {\"get\": {\"operationId\": \"%s\", \"responses\": {}}}";

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;
    private final Upstream upstream = Upstream.start();

    CatalogKeepsSpecsCurrentScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "catalog-current");
        this.admin = tenant.admin();
        publish("string", "docks");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void reportsWhatChangedUpstreamAndTellsEverybody() {
        // Given
        register("ships", Map.of());
        connect("ships");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offered("ships")).anyMatch(name -> name.contains("docks")));
        publish("integer", "piers");

        // When
        Answer refreshed = admin.post("/api/integrations/ships/refresh", Map.of()).expect(200);
        Answer again = admin.post("/api/openapi/integrations/ships/spec", Map.of()).expect(200);

        // Then
        assertThat(texts(refreshed, "addedTools")).containsExactly("piers");
        assertThat(texts(refreshed, "removedTools")).containsExactly("docks");
        assertThat(texts(refreshed, "changedTools")).containsExactly("addShip");
        assertThat(refreshed.json().path("toolCount").intValue()).isEqualTo(3);
        assertThat(texts(again, "addedTools")).isEmpty();
        assertThat(texts(again, "changedTools")).isEmpty();
        assertThat(tools("ships", "")).containsExactly("addShip", "listShips", "piers");
        await().atMost(SOON).untilAsserted(() -> assertThat(states("ships")).containsExactly("addShip", "listShips",
                "piers"));
        await().atMost(SOON).untilAsserted(() -> assertThat(offered("ships"))
                .anyMatch(name -> name.contains("piers")).noneMatch(name -> name.contains("docks")));
        publish("string", "docks");
    }

    @Test
    void appliesOverridesAgainWhenTheDocumentIsFetchedAgain() {
        // Given
        register("renamed", Map.of("specOverrides", List.of(Map.of("op", "replace", "path",
                "/paths/~1ships/get/operationId", "value", "allShips"))));

        // When
        admin.post("/api/integrations/renamed/refresh", Map.of()).expect(200);
        Answer misfit = admin.post("/api/openapi/integrations/renamed/spec",
                Map.of("specOverrides", List.of(Map.of("op", "remove", "path", "/paths/~1nothing"))));

        // Then
        assertThat(tools("renamed", "")).contains("allShips").doesNotContain("listShips");
        assertThat(misfit.expectProblem(422).text("field")).isEqualTo("/specOverrides/0");
    }

    @Test
    void filtersAndPagesWhatItHas() {
        register("paged", Map.of());

        Answer first = admin.get("/api/integrations/paged/tools?limit=2").expect(200);
        Answer second = admin.get("/api/integrations/paged/tools?limit=2&cursor=" + first.text("nextCursor"))
                .expect(200);

        assertThat(names(first)).hasSize(2);
        assertThat(names(second)).hasSize(1).doesNotContainAnyElementsOf(names(first));
        assertThat(second.json().has("nextCursor")).isFalse();
        assertThat(tools("paged", "?tag=sea&readOnly=true")).containsExactly("listShips");
        assertThat(tools("paged", "?text=ADDSHIP")).containsExactly("addShip");
        admin.get("/api/integrations/paged/tools?readOnly=maybe").expectProblem(400);
        admin.get("/api/integrations?tier=P9").expectProblem(400);
        assertThat(admin.get("/api/integrations?tier=P0").expect(200).json().path("integrations")).isEmpty();
    }

    @Test
    void mergesWaysToAuthenticateBySlug() {
        // Given
        register("locked", Map.of());

        // When
        Answer merged = admin.post("/api/openapi/integrations/locked/config",
                Map.of("authenticationTemplate", List.of(Map.of("type", "apiKey", "headers",
                        Map.of("Authorization", List.of("Bearer ", Map.of("type", "variable", "name", "pass")))))))
                .expect(200);
        Answer replaced = admin.post("/api/openapi/integrations/locked/config",
                Map.of("mode", "replace", "authenticationTemplate",
                        List.of(Map.of("slug", "open", "kind", "none", "placements", List.of()))))
                .expect(200);

        // Then
        assertThat(slugs(merged)).hasSize(2).startsWith("key").last().asString().startsWith("custom_");
        assertThat(slugs(replaced)).containsExactly("open");
        admin.post("/api/integrations/locked/refresh", Map.of()).expect(200);
        assertThat(slugs(admin.get("/api/openapi/integrations/locked/config").expect(200))).containsExactly("open");
    }

    @Test
    void answersARepeatedRequestAsTheFirstTime() {
        Map<String, Object> body = Map.of("slug", "once", "spec", Map.of("kind", "url", "url", address()));
        Api repeating = admin.with("Idempotency-Key", "one-" + System.nanoTime());

        Answer first = repeating.post("/api/openapi/specs", body).expect(201);
        Answer second = repeating.post("/api/openapi/specs", body).expect(201);
        Answer other = repeating.post("/api/openapi/specs", Map.of("slug", "twice", "spec", body.get("spec")));

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        other.expectProblem(422);
    }

    @Test
    void installsOnceForTwinsAtTheSameTime() {
        Api repeating = admin.with("Idempotency-Key", "twins-" + System.nanoTime());

        List<Answer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> CompletableFuture.supplyAsync(
                    () -> repeating.post("/api/presets/postgres/install", Map.of("slug", "twins")), callers)).limit(4)
                    .toList().forEach(answer -> answers.add(answer.join()));
        }

        assertThat(answers).extracting(Answer::status).contains(201).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isPresent());
        assertThat(repeating.post("/api/presets/postgres/install", Map.of("slug", "twins")).expect(201)
                .header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void removesAnIntegrationWithAllItsTools() {
        register("sunk", Map.of());
        await().atMost(SOON).untilAsserted(() -> assertThat(states("sunk")).hasSize(3));

        Answer removed = admin.delete("/api/integrations/sunk").expect(200);

        assertThat(removed.json().path("removed").booleanValue()).isTrue();
        admin.get("/api/integrations/sunk/tools").expectProblem(404);
        admin.post("/api/integrations/sunk/refresh", Map.of()).expectProblem(404);
        admin.delete("/api/integrations/sunk").expectProblem(404);
        await().atMost(SOON).untilAsserted(() -> assertThat(states("sunk")).isEmpty());
    }

    private void publish(String type, String path) {
        upstream.answers(200, SPEC.formatted(KEPT.formatted(type), PATH.formatted(path, path)));
    }

    private String address() {
        return upstream.url() + "/openapi.json";
    }

    private void register(String slug, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("slug", slug, "spec", Map.of("kind", "url", "url", address())));
        admin.post("/api/openapi/specs", body).expect(201);
    }

    private List<String> tools(String slug, String query) {
        return names(admin.get("/api/integrations/" + slug + "/tools" + query).expect(200));
    }

    private void connect(String slug) {
        Map<String, String> body = Map.of("integration", slug, "owner", "org", "name", "main", "template", "key",
                "value",
                "key-of-the-harbour");
        await().atMost(SOON).untilAsserted(() -> admin.post("/api/connections", body).expect(201));
    }

    /** What the executor offers to anybody. */
    private List<String> offered(String slug) {
        Answer answer = admin.get("/api/tools?user_id=ada&integration=" + slug).expect(200);
        return names(answer);
    }

    /** Tools of an integration by the last record of each key. */
    private TreeSet<String> states(String slug) {
        TreeSet<String> names = new TreeSet<>();
        for (Fact fact : Topic.read(stack, Topics.STATE_TOOL, tenant.name())) {
            String[] key = fact.key().split("/");
            if (key[1].equals(slug) && fact.value() == null) {
                names.remove(key[2]);
            } else if (key[1].equals(slug)) {
                names.add(key[2]);
            }
        }
        return names;
    }

    private static List<String> names(Answer page) {
        return StreamSupport.stream(page.json().path("tools").spliterator(), false)
                .map(tool -> tool.path("name").asText()).toList();
    }

    private static List<String> slugs(Answer config) {
        return StreamSupport.stream(config.json().path("authenticationTemplate").spliterator(), false)
                .map(template -> template.path("slug").asText()).toList();
    }

    private static List<String> texts(Answer answer, String field) {
        return StreamSupport.stream(answer.json().path(field).spliterator(), false).map(JsonNode::asText).toList();
    }
}

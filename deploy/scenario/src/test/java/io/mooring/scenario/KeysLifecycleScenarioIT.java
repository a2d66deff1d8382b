package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** API keys from their making to their end, as every service sees them. */
@Order(5)
@ExtendWith(RunningStack.class)
class KeysLifecycleScenarioIT {

    /** A route of each service that any role may read. */
    private static final List<String> EVERYWHERE = List.of("/api/integrations", "/api/connections",
            "/api/webhooks/events", "/api/calls", "/api/status");

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;

    KeysLifecycleScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "keys");
        this.admin = tenant.admin();
    }

    @Test
    void changesLabelAndExpiryButNothingElse() {
        Tenant.Key key = tenant.key("viewer");
        String path = "/api/keys/" + key.id();
        String nextYear = Instant.now().plus(Duration.ofDays(365)).toString();

        JsonNode changed = admin.send("PATCH", path, Map.of("label", "reports", "expires_at", nextYear)).expect(200)
                .json();
        assertThat(changed.path("label").textValue()).isEqualTo("reports");
        assertThat(changed.path("expires_at").textValue()).startsWith(nextYear.substring(0, 19));

        JsonNode endless = typed("application/merge-patch+json").send("PATCH", path, bytes("{\"expires_at\": null}"))
                .expect(200).json();
        assertThat(endless.path("expires_at").isNull()).isTrue();
        assertThat(endless.path("label").textValue()).isEqualTo("reports");

        assertThat(admin.send("PATCH", path, Map.of("roles", List.of("admin"))).expectProblem(400).text())
                .contains("/roles");
        assertThat(admin.get(path).expect(200).json().path("roles")).hasToString("[\"viewer\"]");
        key.holder().get("/api/calls").expect(200);
    }

    @Test
    void rotatesWithAnOverlapInWhichBothKeysWork() {
        Tenant.Key old = tenant.key("platform");

        JsonNode made = admin.post("/api/keys/" + old.id() + "/rotate", Map.of("overlap", "PT1H")).expect(201).json();
        Api successor = Api.withKey(admin.base(), made.path("key").textValue());

        assertThat(made.path("replaces").textValue()).isEqualTo(old.id());
        assertThat(made.path("roles")).hasToString("[\"platform\"]");
        JsonNode retired = admin.get("/api/keys/" + old.id()).expect(200).json();
        assertThat(retired.path("replaced_by").textValue()).isEqualTo(made.path("id").textValue());
        assertThat(retired.path("status").textValue()).isEqualTo("active");
        assertThat(Instant.parse(retired.path("expires_at").textValue()))
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3700));
        for (String path : EVERYWHERE) {
            old.holder().get(path).expect(200);
            await().atMost(SOON).untilAsserted(() -> successor.get(path).expect(200));
        }
        admin.post("/api/keys/" + old.id() + "/rotate", Map.of()).expectProblem(409);
        assertThat(typed("application/json").send("PATCH", "/api/keys/" + old.id(), bytes("{\"expires_at\": null}"))
                .expectProblem(400).text()).contains("/expires_at");
    }

    @Test
    void endsTheOldKeyEverywhereWhenRotatedWithoutOverlap() {
        Tenant.Key old = tenant.key("viewer");

        String made = admin.post("/api/keys/" + old.id() + "/rotate", Map.of("overlap", "PT0S")).expect(201)
                .text("key");

        for (String path : EVERYWHERE) {
            await().atMost(SOON).untilAsserted(() -> old.holder().get(path).expectProblem(401));
            await().atMost(SOON).untilAsserted(() -> Api.withKey(admin.base(), made).get(path).expect(200));
        }
        admin.post("/api/keys/" + old.id() + "/rotate", Map.of()).expectProblem(409);
    }

    @Test
    void rotatesForADayWithoutABody() {
        Tenant.Key old = tenant.key("viewer");

        admin.send("POST", "/api/keys/" + old.id() + "/rotate", (byte[]) null).expect(201);

        assertThat(Instant.parse(admin.get("/api/keys/" + old.id()).expect(200).text("expires_at")))
                .isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(admin.post("/api/keys/" + tenant.key("viewer").id() + "/rotate", Map.of("overlap", "P31D"))
                .expectProblem(400).text()).contains("/overlap");
    }

    @Test
    void revokesEverywhereAndStillListsTheKey() {
        Tenant.Key key = tenant.key("admin");

        admin.delete("/api/keys/" + key.id()).expect(204);

        for (String path : EVERYWHERE) {
            await().atMost(SOON).untilAsserted(() -> key.holder().get(path).expectProblem(401));
        }
        assertThat(ids("?status=revoked")).contains(key.id());
        assertThat(ids("?status=active")).doesNotContain(key.id());
        admin.delete("/api/keys/" + key.id()).expect(204);
        admin.send("PATCH", "/api/keys/" + key.id(), Map.of("label", "again")).expectProblem(409);
        admin.post("/api/keys/" + key.id() + "/rotate", Map.of()).expectProblem(409);
    }

    @Test
    void refusesAnExpiredKeyEverywhere() {
        Tenant.Key key = tenant.key("viewer");

        admin.send("PATCH", "/api/keys/" + key.id(), Map.of("expires_at", Instant.now().plusSeconds(3).toString()))
                .expect(200);

        for (String path : EVERYWHERE) {
            await().atMost(SOON).untilAsserted(() -> key.holder().get(path).expectProblem(401));
        }
        assertThat(ids("?status=expired")).contains(key.id());
        typed("application/json").send("PATCH", "/api/keys/" + key.id(), bytes("{\"expires_at\": null}"))
                .expectProblem(409);
    }

    @Test
    void listsByPagesAndNeverShowsAKey() {
        List<String> made = List.of(tenant.key("viewer").id(), tenant.key("viewer").id(), tenant.key("viewer").id());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = admin.get("/api/keys?limit=2" + cursor).expect(200);
            assertThat(page.text()).doesNotContainPattern("mk_[a-z0-9]{12}_").doesNotContain("hash");
            page.json().path("keys").forEach(key -> seen.add(key.path("id").textValue()));
            JsonNode next = page.json().path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + next.textValue() : null;
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        assertThat(admin.get("/api/keys?status=void").expectProblem(400).text()).contains("status");
    }

    @Test
    void givesKeysToNobodyButAdmins() {
        String id = tenant.key("viewer").id();

        for (String role : List.of("operator", "viewer", "platform")) {
            Api lesser = tenant.key(role).holder();
            lesser.get("/api/keys").expectProblem(403);
            lesser.post("/api/keys", Map.of("label", "mine", "roles", List.of("admin"))).expectProblem(403);
            lesser.post("/api/keys/" + id + "/rotate", Map.of()).expectProblem(403);
            lesser.send("PATCH", "/api/keys/" + id, Map.of("label", "mine")).expectProblem(403);
            lesser.delete("/api/keys/" + id).expectProblem(403);
        }
        assertThat(admin.post("/api/keys", Map.of("label", "l", "roles", List.of("agent"))).expectProblem(400).text())
                .contains("/roles/0");
        Api other = Tenant.fresh(stack, "keys-other").admin();
        other.get("/api/keys/" + id).expectProblem(404);
        other.post("/api/keys/" + id + "/rotate", Map.of()).expectProblem(404);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        admin.get("/api/keys" + query + "&limit=200").expect(200).json().path("keys")
                .forEach(key -> ids.add(key.path("id").textValue()));
        return ids;
    }

    private Api typed(String contentType) {
        return admin.with("Content-Type", contentType);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

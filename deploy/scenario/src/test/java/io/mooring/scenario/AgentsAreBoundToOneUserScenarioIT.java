package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** An agent belongs to one user, uses what it is bound to, and nothing else, for as long as its token is valid. */
@Order(5)
@ExtendWith(RunningStack.class)
class AgentsAreBoundToOneUserScenarioIT {

    private static final List<String> EVERYWHERE = List.of("/api/tools", "/api/integrations", "/api/connections",
            "/api/webhooks/events", "/api/status");

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;
    private final ParcelApi letters;
    private final String ofAda;
    private final String ofEve;

    AgentsAreBoundToOneUserScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "agents");
        this.admin = tenant.admin();
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        this.letters = ParcelApi.registered(tenant, "letters", upstream.url());
        this.ofAda = parcels.connectedFor("ada", "mine", "X-Parcel-Key", "key-of-ada");
        this.ofEve = parcels.connectedFor("eve", "mine", "X-Parcel-Key", "key-of-eve");
        letters.connectedForAll("post", "X-Parcel-Key", "key-of-all");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void actsForItsOwnUserWhetherItSaysSoOrNot() {
        Clerk clerk = Clerk.made(tenant, "ada", "parcels:full");

        assertThat(clerk.tools()).containsExactlyInAnyOrder(parcels.tool("getParcel"), parcels.tool("printLabel"));
        Answer silent = clerk.execute(parcels.tool("printLabel"), label("of-ada")).expect(200);
        Answer said = parcels.print(clerk.holder(), "ada", "of-ada").expect(200);

        assertThat(List.of(silent.text("connection"), said.text("connection"))).containsOnly(ofAda);
        assertThat(upstream.seen("/v1/parcels/of-ada")).hasSize(2)
                .allSatisfy(seen -> assertThat(seen.headers()).containsEntry("x-parcel-key", "key-of-ada"));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode call = admin.get("/api/calls/" + silent.text("call_id")).expect(200).json();
            assertThat(call.toString()).contains(clerk.id(), "AGENT", "ada");
        });
    }

    @Test
    void reachesNobodyElseWithForgedArguments() {
        Clerk clerk = Clerk.made(tenant, "ada", "parcels:full", "letters:full");

        for (String user : List.of("eve", "*", "ADA", "ada ", "nobody")) {
            Answer listed = clerk.holder().get("/api/tools?user_id=" + user.replace(" ", "%20")).expectProblem(403);
            Answer run = parcels.print(clerk.holder(), user, "forged").expectProblem(403);
            assertThat(listed.text() + run.text()).doesNotContain(ofEve, "key-of-eve");
        }
        for (Map<String, ?> forged : List.of(
                Map.of("action", parcels.tool("printLabel"), "connection", ofEve, "params", label("forged")),
                Map.of("action", parcels.tool("printLabel"), "connection", ofEve, "user_id", "ada", "params",
                        label("forged")))) {
            clerk.holder().post("/api/tools/execute", forged).expectProblem(404);
        }
        for (String query : List.of("", "?user_id=ada", "?user_id=ada&user_id=eve", "?userId=eve")) {
            assertThat(clerk.holder().with("X-User-Id", "eve").get("/api/tools" + query).text()).doesNotContain(ofEve);
        }
        assertThat(upstream.seen("/v1/parcels/forged")).isEmpty();
        assertThat(upstream.seen()).noneSatisfy(
                seen -> assertThat(seen.headers()).containsEntry("x-parcel-key", "key-of-eve"));
    }

    @Test
    void hidesAndRefusesToolsThatWriteFromReaders() {
        Clerk clerk = Clerk.made(tenant, "ada", "parcels:read");

        assertThat(clerk.tools()).containsExactly(parcels.tool("getParcel"));
        clerk.execute(parcels.tool("getParcel"), Map.of("parcel", "read-only")).expect(200);
        assertThat(clerk.execute(parcels.tool("printLabel"), label("read-only")).expectProblem(403).text())
                .contains("read-only-binding");
        clerk.execute("parcels.user.mine.printLabel", label("read-only")).expectProblem(403);

        assertThat(upstream.seen("/v1/parcels/read-only")).hasSize(1);
    }

    @Test
    void knowsOnlyAppsItIsBoundTo() {
        Clerk clerk = Clerk.made(tenant, "ada");
        assertThat(clerk.tools()).isEmpty();
        assertThat(clerk.execute(parcels.tool("getParcel"), Map.of("parcel", "unbound")).expectProblem(404).text())
                .doesNotContain(letters.tool("getParcel"));
        clerk.execute("mcp_mooring_remove_integration", Map.of()).expectProblem(404);

        admin.send("PUT", clerk.path("/bindings/letters:full"), (byte[]) null).expect(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(clerk.tools())
                .containsExactlyInAnyOrder(letters.tool("getParcel"), letters.tool("printLabel")));
        clerk.execute(parcels.tool("getParcel"), Map.of("parcel", "unbound")).expectProblem(404);

        admin.delete(clerk.path("/bindings")).expect(204);
        await().atMost(SOON).untilAsserted(() -> assertThat(clerk.tools()).isEmpty());
        assertThat(upstream.seen("/v1/parcels/unbound")).isEmpty();
    }

    @Test
    void changesListsAndRemovesBindingsAndTellsEverybody() {
        Clerk clerk = Clerk.made(tenant, "ada", "parcels:read");

        admin.send("PUT", clerk.path("/bindings/parcels"), Map.of("access", "full")).expect(200);
        admin.send("PUT", clerk.path("/bindings"), Map.of("bindings",
                List.of("parcels:full", Map.of("app", "letters", "access", "read")))).expect(200);
        assertThat(admin.get(clerk.path("/bindings")).expect(200).json().path("bindings").findValuesAsText("app"))
                .containsExactly("letters", "parcels");
        assertThat(admin.get(clerk.path("/bindings/parcels")).expect(200).text("access")).isEqualTo("full");
        admin.delete(clerk.path("/bindings/parcels")).expect(204);
        admin.delete(clerk.path("/bindings/parcels")).expectProblem(404);
        admin.get(clerk.path("/bindings/parcels")).expectProblem(404);
        assertThat(admin.send("PUT", clerk.path("/bindings/unheard-of"), Map.of("access", "read")).expectProblem(400)
                .text()).contains("unheard-of");
        assertThat(admin.send("PUT", clerk.path("/bindings/parcels"), Map.of("access", "own")).expectProblem(400)
                .text()).contains("/access");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(told(Topics.AGENT_BOUND, clerk)).hasSize(3);
            assertThat(told(Topics.AGENT_UNBOUND, clerk)).singleElement()
                    .satisfies(fact -> assertThat(fact.toString()).contains("parcels"));
        });
    }

    @Test
    void losesItsTokenEverywhereWhenThatIsRotatedOrRevoked() {
        Clerk before = Clerk.made(tenant, "ada", "parcels:full");

        Clerk after = before.renewed();
        awaitVoid(before);
        after.holder().get("/api/tools").expect(200);

        admin.delete(after.path("/token")).expect(204);
        awaitVoid(after);
        assertThat(admin.get(after.path("")).expect(200).json().path("token_prefix").isNull()).isTrue();

        Clerk again = after.renewed();
        admin.delete(again.path("")).expect(204);
        awaitVoid(again);
        admin.get(again.path("")).expectProblem(404);
    }

    @Test
    void isMadeOnceByNameAndNeverShowsItsToken() {
        Answer made = admin.post("/api/agents", Map.of("name", "porter", "user_id", "ada")).expect(201);
        String token = made.text("token");

        assertThat(admin.post("/api/agents", Map.of("name", "porter", "user_id", "eve")).expectProblem(409).text())
                .contains("/name");
        String path = "/api/agents/" + made.text("id");
        assertThat(admin.get(path).expect(200).text()).doesNotContain(token).doesNotContain("\"token\"");
        assertThat(admin.get("/api/agents?user_id=ada&limit=200").expect(200).text()).contains("porter")
                .doesNotContain(token);
        assertThat(admin.get("/api/agents?user_id=nobody").expect(200).json().path("agents")).isEmpty();
        assertThat(admin.send("PATCH", path, Map.of("user_id", "eve")).expectProblem(400).text()).contains("user_id");
        assertThat(admin.send("PATCH", path, Map.of("name", "courier")).expect(200).text("user_id")).isEqualTo("ada");
        admin.post("/api/agents", Map.of("name", "porter", "user_id", "eve")).expect(201);
        admin.send("PATCH", path, Map.of("name", "porter")).expectProblem(409);
        Tenant.fresh(stack, "agents-other").admin().get(path).expectProblem(404);
    }

    private void awaitVoid(Clerk clerk) {
        for (String path : EVERYWHERE) {
            await().atMost(SOON).untilAsserted(() -> clerk.holder().get(path).expectProblem(401));
        }
    }

    private List<Fact> told(String topic, Clerk clerk) {
        return Topic.read(stack, topic, tenant.name()).stream().filter(fact -> fact.key().endsWith("/" + clerk.id()))
                .toList();
    }

    private static Map<String, ?> label(String parcel) {
        return Map.of("parcel", parcel, "format", "pdf", "body", Map.of("text", "Fragile"));
    }
}

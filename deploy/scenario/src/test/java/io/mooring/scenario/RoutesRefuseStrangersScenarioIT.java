package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Route;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Every route of the five services, with nobody's, a revoked, a lesser and another tenant's key. */
@Order(4)
@ExtendWith(RunningStack.class)
class RoutesRefuseStrangersScenarioIT {

    private static final String UNKNOWN = "mk_aaaaaaaaaaaa_" + "A".repeat(43);
    /** Who may see these does not depend on the tenant, or is told elsewhere. */
    private static final List<String> NO_TENANTS = List.of("/api/tenants", "/api/providers", "/api/presets",
            "/api/secrets", "/api/webhooks/secrets", "/api/tools/secrets");
    private static final String NO_AGENT = "agt_aaaaaaaaaaaaaaaa_" + "A".repeat(43);
    private static final Set<String> AGENTS = Set.of("GET /api/tools", "GET /api/tools/search",
            "GET /api/tools/describe", "POST /api/tools/execute", "POST /api/tools/check", "GET /api/approvals",
            "GET /api/approvals/{id}", "GET /mcp/status", "GET /mcp/tools", "POST /mcp/call");
    /** Enough for most routes to go on to the thing itself. */
    private static final List<Map<String, ?>> BODIES = List.of(Map.of(), Map.of("disabled", true),
            Map.of("enabled", true), Map.of("name", "taken"), Map.of("value", "stolen"));
    private static final List<String> FILTERS = List.of("integration", "connection", "endpoint", "subscription",
            "event",
            "user_id", "type");
    private static final Map<String, ?> LEASE = Map.of("tenant", "x", "connection", "y");

    private final Stack stack;
    private final Realm realm;
    private final Tenant owner;
    private final Tenant other;
    private final Upstream upstream = Upstream.start();
    private final List<Route> routes;
    /** What stands for the variable parts of a path, by what the path starts with: things the owner really has. */
    private final Map<String, String> things;
    private final Clerk clerk;

    RoutesRefuseStrangersScenarioIT(Stack stack) {
        this.stack = stack;
        this.realm = new Realm(stack);
        this.owner = Tenant.fresh(stack, "owner");
        this.other = Tenant.fresh(stack, "other");
        this.routes = Route.ofAll(stack);
        ParcelApi parcels = ParcelApi.registered(owner, "parcels", upstream.url());
        this.clerk = Clerk.made(owner, "ada", "parcels:full");
        this.things = things(parcels);
        await().atMost(SOON).untilAsserted(this::leavesThingsOfOwnerAlone);
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    private Map<String, String> things(ParcelApi parcels) {
        String connection = parcels.connectedForAll("main", "X-Parcel-Key", "key-of-the-owner");
        String call = parcels.print(owner.admin(), "ada", "own").expect(200).text("call_id");
        Hook hook = Hook.made(owner);
        String subscription = hook.subscribed(upstream).id();
        String event = hook.accept(GitHub.push());
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(event));
        await().atMost(SOON).untilAsserted(() -> owner.admin().get("/api/calls/" + call).expect(200));
        owner.admin().post("/api/mcp/servers", Map.of("slug", "harbour", "name", "Harbour", "endpoint",
                upstream.url() + "/mcp")).expect(201);
        owner.admin().post("/api/graphql/integrations", Map.of("slug", "shop", "endpoint", upstream.url() + "/graphql",
                "introspectionJson", "type Query { open: Boolean }")).expect(201);
        String asked = await().atMost(SOON)
                .until(() -> owner.admin().post("/api/connections", ParcelApi.openConnection("shop", "asked")),
                        answer -> answer.status() != 400 && answer.status() != 404)
                .expect(201).text("id");
        await().atMost(SOON).untilAsserted(() -> owner.admin().get("/api/discoveries/" + asked).expect(200));
        String config = owner.admin().post("/api/oauth/configs", Map.of("app", "github", "client_id", "ours",
                "client_secret", "hidden")).expect(201).text("id");
        String redirect = owner.admin().post("/api/oauth/redirects", Map.of("url", "https://app.example/done"))
                .expect(201).text("id");
        String publication = owner.admin().post("/api/webhooks/publications", Map.of("provider", "github", "connection",
                connection, "actions", new String[]{"issue.read"}, "reach", Map.of("kind", "tenant"))).expect(201)
                .text("id");
        String replay = owner.admin().post("/api/webhooks/replays", Map.of("event", event)).expect(202).text("id");
        String session = owner.admin().post("/api/connect/sessions", Map.of("user_id", "ada")).expect(201).text("id");
        Answer policy = owner.admin().post("/api/policies", Map.of("user_id", "zoe", "pattern", "parcels.*", "action",
                "require_approval")).expect(201);
        String approval = parcels.print(owner.admin(), "zoe", "held").expect(202).text("approval_id");
        return Map.ofEntries(Map.entry("/api/connect/sessions/", session), Map.entry("/api/oauth/configs/", config),
                Map.entry("/api/oauth/redirects/", redirect),
                Map.entry("/api/graphql/integrations/", "shop"), Map.entry("/api/discoveries/", asked),
                Map.entry("/api/openapi/integrations/", "parcels"),
                Map.entry("/api/mcp/servers/", "harbour"),
                Map.entry("/integrations/", "parcels"), Map.entry("/v1/integrations/", "parcels"),
                Map.entry("/install/", "parcels"),
                Map.entry("/api/integrations/", "parcels"), Map.entry("/api/health/integrations/", "parcels"),
                Map.entry("/api/connections/", connection), Map.entry("/api/health/connections/", connection),
                Map.entry("/api/calls/", call), Map.entry("/api/webhooks/endpoints/", hook.id()),
                Map.entry("/api/webhooks/subscriptions/", subscription),
                Map.entry("/api/webhooks/publications/", publication),
                Map.entry("/api/webhooks/events/", event), Map.entry("/api/webhooks/replays/", replay),
                Map.entry("/api/webhooks/deliveries/", firstDelivery()),
                Map.entry("/api/webhooks/redrives/", owner.admin().post("/api/webhooks/redrives",
                        Map.of("until", "2026-01-01T00:00:00Z")).expect(202).text("id")),
                Map.entry("/api/agents/", clerk.id()), Map.entry("/api/keys/", owner.key("viewer").id()),
                Map.entry("/api/tenants/", owner.name()),
                Map.entry("/api/providers/", "github"), Map.entry("/api/presets/", "github"),
                // the same for everybody, and nobody's
                Map.entry("/api/secrets/rotations/", "nothing"),
                Map.entry("/api/webhooks/secrets/rotations/", "nothing"),
                Map.entry("/api/tools/secrets/rotations/", "nothing"),
                Map.entry("/api/policies/", policy.text("id")), Map.entry("/api/approvals/", approval),
                Map.entry("/api/registry/servers/", "nothing"));
    }

    private String firstDelivery() {
        return await().atMost(SOON).until(
                () -> owner.admin().get("/api/webhooks/deliveries").expect(200).json().path("items"),
                deliveries -> !deliveries.isEmpty()).get(0).path("id").asText();
    }

    @TestFactory
    Stream<DynamicTest> refusesCallerWithoutKey() {
        return each(route -> true, route -> call(Api.stranger(stack.url("gateway")), route).expectProblem(401));
    }

    @TestFactory
    Stream<DynamicTest> refusesUnknownKey() {
        return each(route -> true,
                route -> call(Api.withKey(stack.url("gateway"), UNKNOWN), route).expectProblem(401));
    }

    @TestFactory
    Stream<DynamicTest> refusesRevokedKey() {
        Tenant.Key key = owner.key("admin");
        owner.admin().delete("/api/keys/" + key.id()).expect(204);
        for (String path : Tenant.READS) {
            await().atMost(SOON).untilAsserted(() -> key.holder().get(path).expectProblem(401));
        }

        return each(route -> true, route -> call(key.holder(), route).expectProblem(401));
    }

    @TestFactory
    Stream<DynamicTest> refusesWritesOfViewer() {
        Api viewer = owner.key("viewer").holder();

        return each(Route::writes, route -> call(viewer, route).expectProblem(403));
    }

    @TestFactory
    Stream<DynamicTest> refusesAgentsEverythingButTheirTools() {
        return each(route -> !AGENTS.contains(route.method() + " " + route.path()),
                route -> call(clerk.holder(), route).expectProblem(403));
    }

    @TestFactory
    Stream<DynamicTest> refusesTokensNoAgentHas() {
        return each(route -> true, route -> call(Api.withToken(stack.url("gateway"), NO_AGENT), route)
                .expectProblem(401));
    }

    /** Every route with every id of the owner in it, also with those of other kinds of things. */
    @TestFactory
    Stream<DynamicTest> hidesThingsOfAnotherTenant() {
        Map<String, String> before = lasting();
        Set<String> foreign = new TreeSet<>(things.values());
        foreign.removeAll(List.of("nothing", "github", owner.name()));
        Stream<DynamicTest> all = each(
                route -> route.isVariable() && NO_TENANTS.stream().noneMatch(route.path()::startsWith),
                route -> foreign.forEach(thing -> hides(route, thing)));
        return Stream.concat(all, Stream.of(
                DynamicTest.dynamicTest("nothing changed", () -> assertThat(lasting()).isEqualTo(before))));
    }

    private void hides(Route route, String thing) {
        if (!route.hasBody()) {
            other.admin().send(route.method(), route.filled(thing), (byte[]) null).expectProblem(404);
            return;
        }
        for (Map<String, ?> body : BODIES) {
            Answer answer = other.admin().send(route.method(), route.filled(thing), body);
            assertThat(answer.status()).as("%s with %s", answer, body).isIn(400, 404);
            assertThat(answer.text()).doesNotContain(owner.name());
        }
    }

    /** What a list is asked for by somebody else's ids shows nothing of them. */
    @TestFactory
    Stream<DynamicTest> findsNothingByIdsOfAnotherTenant() {
        return each(route -> route.method().equals("GET") && !route.isVariable() && !route.streams(),
                route -> new TreeSet<>(things.values()).forEach(thing -> {
                    String query = FILTERS.stream().map(name -> name + "=" + thing).collect(Collectors.joining("&"));
                    Answer answer = other.admin().get(route.path() + "?" + query);
                    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                    assertThat(answer.text()).as(answer.toString()).doesNotContain(owner.name(), "Parcels");
                }));
    }

    /** A connection of one user serves no other, whoever of the tenant asks for it, by name or without. */
    @Test
    void servesConnectionOfOneUserToNoOther() {
        ParcelApi hers = ParcelApi.registered(owner, "hers", upstream.url());
        String connection = hers.connectedFor("ada", "main", "X-Parcel-Key", "key-of-ada-alone");
        Api platform = owner.key("platform").holder();

        hers.print(platform, "ada", "own").expect(200);
        for (String action : List.of(hers.tool("printLabel"), "hers.main.printLabel", connection + ".printLabel")) {
            Answer answer = hers.execute(platform, "ben", action,
                    Map.of("parcel", "foreign", "body", Map.of("text", "Fragile")));
            assertThat(answer.status()).as("%s as %s", answer, action).isBetween(400, 499);
        }
        assertThat(hers.tools("ben").toString()).doesNotContain(connection);
        assertThat(upstream.seen("/v1/parcels/foreign")).isEmpty();
        assertThat(platform.get("/api/connections?user_id=ben").expect(200).text()).doesNotContain(connection);
    }

    /** Answers of the owner's things that change by a request only, not with time. */
    private Map<String, String> lasting() {
        return Stream.of("/api/connections/", "/api/webhooks/endpoints/", "/api/webhooks/subscriptions/",
                "/api/integrations/", "/api/mcp/servers/")
                .collect(Collectors.toMap(Function.identity(),
                        path -> owner.admin().get(path + things.get(path)).expect(200).text()));
    }

    @Test
    void listsNothingOfAnotherTenant() {
        for (Route route : routes) {
            if (route.method().equals("GET") && !route.isVariable() && !route.streams()) {
                assertThat(call(other.admin(), route).text()).as(route.toString()).doesNotContain("parcels",
                        owner.name());
            }
        }
    }

    @Test
    void leavesThingsOfOwnerAlone() {
        for (Map.Entry<String, String> thing : things.entrySet()) {
            if (!thing.getValue().equals("nothing")
                    && !List.of("/api/keys/", "/api/tenants/", "/api/registry/servers/", "/api/oauth/redirects/")
                            .contains(thing.getKey())) {
                owner.admin().get(thing.getKey() + thing.getValue()).expect(200);
            }
        }
    }

    @Test
    void makesTenantsForInstallerOnly() {
        Api installer = Api.withToken(stack.url("gateway"), realm.service("mooring-installer"));

        owner.admin().post("/api/tenants", Map.of("name", "taken-over")).expectProblem(403);
        owner.admin().post("/api/tenants/" + other.name() + "/keys", Map.of()).expectProblem(403);
        installer.post("/api/tenants", Map.of("name", owner.name())).expectProblem(409);
        installer.get("/api/connections").expectProblem(403);
    }

    @Test
    void keepsInternalRoutesOffGateway() {
        for (String path : List.of("/internal/credentials/leases", "/q/health", "/q/metrics", "/q/openapi", "/q/dev",
                "//internal/credentials/leases", "/api/../internal/credentials/leases",
                "/api/connections/../../internal/credentials/leases", "/api/%2e%2e/internal/credentials/leases",
                "/%69nternal/credentials/leases", "/api/integrations/..%2f..%2fq%2fmetrics", "/nowhere")) {
            Answer asked = owner.admin().get(path);
            Answer told = owner.admin().post(path, LEASE);
            assertThat(asked.status()).as(asked.toString()).isIn(400, 404);
            assertThat(told.status()).as(told.toString()).isIn(400, 404, 405);
        }
        owner.admin().get("/nowhere").expectProblem(404);
    }

    @Test
    void leasesCredentialsToExecutorOnly() {
        Map<String, ?> lease = Map.of("tenant", owner.name(), "connection", things.get("/api/connections/"));
        String person = realm.tokenOf(realm.person(owner.name(), "admin"));
        Api direct = Api.stranger(stack.url("connection"));

        direct.post("/internal/credentials/leases", lease).expectProblem(401);
        owner.admin().at(stack.url("connection")).post("/internal/credentials/leases", lease).expectProblem(403);
        for (String token : List.of(realm.service("mooring-installer"), person)) {
            Api.withToken(stack.url("connection"), token).post("/internal/credentials/leases", lease)
                    .expectProblem(403);
        }
        Answer leased = Api.withToken(stack.url("connection"), realm.service("tool-executor-service"))
                .post("/internal/credentials/leases", lease).expect(200);
        assertThat(leased.text()).contains("key-of-the-owner");
    }

    @Test
    void invitesUsersForExecutorOnly() {
        Map<String, ?> invite = Map.of("tenant", owner.name(), "user_id", "ada", "integration", "parcels");
        Map<String, ?> notAdas = Map.of("tenant", owner.name(), "user_id", "ada", "connection_id",
                things.get("/api/connections/"));
        String route = "/internal/connect/sessions";
        Api direct = Api.stranger(stack.url("connection"));
        Api executor = Api.withToken(stack.url("connection"), realm.service("tool-executor-service"));

        direct.post(route, invite).expectProblem(401);
        owner.admin().at(stack.url("connection")).post(route, invite).expectProblem(403);
        Api.withToken(stack.url("connection"), realm.tokenOf(realm.person(owner.name(), "admin"))).post(route, invite)
                .expectProblem(403);
        executor.post(route, notAdas).expectProblem(404);
        executor.post(route, Map.of("tenant", other.name(), "user_id", "ada", "integration", "nothing"))
                .expectProblem(400);
        executor.post(route, Map.of("tenant", "*", "user_id", "ada", "integration", "parcels")).expectProblem(400);
        executor.post(route, Map.of("tenant", owner.name(), "user_id", "ada")).expectProblem(400);
        assertThat(executor.post(route, invite).expect(201).text("url")).contains("/connect/");
    }

    private Stream<DynamicTest> each(Predicate<Route> chosen, java.util.function.Consumer<Route> check) {
        List<Route> found = routes.stream().filter(chosen).toList();
        assertThat(found).isNotEmpty();
        return found.stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
    }

    private Answer call(Api caller, Route route) {
        String path = things.entrySet().stream().filter(thing -> route.path().startsWith(thing.getKey()))
                .max(java.util.Comparator.comparingInt(thing -> thing.getKey().length()))
                .map(thing -> route.filled(thing.getValue())).orElse(route.path());
        return route.hasBody()
                ? caller.send(route.method(), path, Map.of())
                : caller.send(route.method(), path,
                        (byte[]) null);
    }
}

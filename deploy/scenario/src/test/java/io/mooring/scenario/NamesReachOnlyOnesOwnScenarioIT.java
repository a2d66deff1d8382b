package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.DatabaseServers;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.RunningDatabases;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/**
 * Two tenants, their users and agents, connections of the same names, and every name of every one of them: each caller
 * reaches what is its own by that name, and nothing by any other.
 */
@Order(4)
@ExtendWith({RunningStack.class, RunningDatabases.class})
class NamesReachOnlyOnesOwnScenarioIT {

    private static final String PARCELS = "parcels";
    private static final String REDIS = "redis";
    private static final int AT_ONCE = 16;
    private static final String NOBODYS = "conn_aaaaaaaaaaaaaaaa";

    private final DatabaseServers servers;
    private final Tenant here;
    private final Tenant there;
    private final Upstream upstream = Upstream.start();
    private final AtomicInteger cells = new AtomicInteger();
    private List<Thing> things = List.of();
    private List<Caller> callers = List.of();

    NamesReachOnlyOnesOwnScenarioIT(Stack stack, DatabaseServers servers) {
        this.servers = servers;
        this.here = Tenant.fresh(stack, "names-here");
        this.there = Tenant.fresh(stack, "names-there");
    }

    @BeforeAll
    void connect() {
        ParcelApi ours = ParcelApi.registered(here, PARCELS, upstream.url());
        ParcelApi theirs = ParcelApi.registered(there, PARCELS, upstream.url());
        things = List.of(forAll(here, ours), of("ada", here, ours), of("eve", here, ours), forAll(there, theirs),
                of("ada", there, theirs), database("ada"), database("eve"));
        Clerk full = Clerk.made(here, "ada", "parcels:full", "redis:full");
        Clerk some = Clerk.made(here, "eve", "parcels:read");
        Clerk none = Clerk.made(here, "ada");
        Set<String> all = Set.of(PARCELS, REDIS);
        Api platform = here.key("platform").holder();
        callers = List.of(new Caller("ada", here, here.admin(), "ada", all, false),
                new Caller("eve", here, here.admin(), "eve", all, false),
                new Caller("a user without connections", here, platform, "mallory", all, false),
                new Caller("ada by a platform key", here, platform, "ada", all, false),
                new Caller("ada's agent", here, full.holder(), "ada", all, true),
                new Caller("eve's agent that reads parcels", here, some.holder(), "eve", Set.of(PARCELS), true),
                new Caller("ada's agent without bindings", here, none.holder(), "ada", Set.of(), true),
                new Caller("ada of the other tenant", there, there.admin(), "ada", all, false),
                new Caller("eve of the other tenant", there, there.admin(), "eve", all, false));
        callers.forEach(caller -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(listed(caller)).isEqualTo(ids(visible(caller)))));
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    /** Several at a time: what is not there is looked for a while before it is called unknown. */
    @TestFactory
    Stream<DynamicTest> leadsEachNameToOnesOwn() {
        return callers.stream().map(caller -> dynamicTest(caller.label, () -> {
            try (ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Future<?>> asked = questions()
                        .<Future<?>>map(question -> asking.submit(() -> asksAndGetsItsOwn(caller, question))).toList();
                for (Future<?> one : asked) {
                    one.get();
                }
            }
        }));
    }

    @Test
    void showsNothingElseInListSearchAndDescription() {
        for (Caller caller : callers) {
            Set<String> foreign = ids(things.stream().filter(thing -> !visible(caller).contains(thing)).toList());
            String names = things.stream().map(thing -> "&name=DB_QUERY_" + thing.id).collect(Collectors.joining());
            assertThat(listed(caller)).as(caller.label).isEqualTo(ids(visible(caller)));
            for (String words : List.of("parcel", "query", "cache", "label")) {
                assertThat(caller.get("/search", "&limit=50&q=" + words).expect(200).text()).as(caller.label)
                        .doesNotContain(foreign);
            }
            var described = caller.get("/describe", "&name=mcp_parcels_getParcel" + names).json();
            assertThat(described.path("tools").toString() + described.path("nearest")).as(caller.label)
                    .doesNotContain(foreign);
        }
    }

    @Test
    void runsNothingForWhoMayOnlyLook() {
        Api viewer = here.key("viewer").holder();
        questions().forEach(question -> viewer.post("/api/tools/execute", question.body("ada", "viewer"))
                .expectProblem(403));
        assertThat(upstream.seen("/v1/parcels/viewer")).isEmpty();
    }

    private void asksAndGetsItsOwn(Caller caller, Question question) {
        List<Thing> meant = visible(caller).stream().filter(question::means).toList();
        String parcel = "cell-" + cells.incrementAndGet() + "-of-many";
        Answer answer = caller.holder.post("/api/tools/execute",
                question.body(caller.silent ? null : caller.user, parcel));
        var seen = upstream.seen("/v1/parcels/" + parcel);
        if (meant.size() != 1) {
            assertThat(answer.status()).as("%s by %s: %s", caller.label, question, answer).isIn(404, 409);
            answer.expectProblem(answer.status());
            assertThat(seen).isEmpty();
            return;
        }
        Thing own = meant.getFirst();
        assertThat(answer.expect(200).text("connection")).isEqualTo(own.id);
        assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
        if (own.integration.equals(PARCELS)) {
            assertThat(seen).singleElement()
                    .satisfies(it -> assertThat(it.headers()).containsEntry("x-parcel-key", own.secret()));
        }
    }

    /** Every name of everything: the short one, the address, the alias, with and without a connection's name or id. */
    private Stream<Question> questions() {
        List<String> ids = Stream.concat(things.stream().map(Thing::id), Stream.of(NOBODYS)).toList();
        List<Question> plain = List.of(Question.shortly(PARCELS), Question.shortly(REDIS),
                Question.address(PARCELS, "org", "shared"), Question.address(PARCELS, "user", "mine"),
                Question.address(PARCELS, "org", "mine"), Question.address(REDIS, "user", "cache"),
                Question.address(REDIS, "org", "cache"));
        Stream<Question> byConnection = plain.stream().flatMap(question -> Stream
                .concat(ids.stream(), Stream.of("shared", "mine", "cache")).map(question::with));
        return Stream.of(plain.stream(), byConnection, ids.stream().map(Question::alias)).flatMap(it -> it);
    }

    private List<Thing> visible(Caller caller) {
        return things.stream().filter(thing -> thing.tenant.equals(caller.tenant.name()))
                .filter(thing -> thing.user == null || thing.user.equals(caller.user))
                .filter(thing -> caller.bound.contains(thing.integration)).toList();
    }

    private static Set<String> listed(Caller caller) {
        return Set.copyOf(caller.get("", "&limit=100").expect(200).json().path("tools").findValues("connections")
                .stream().flatMap(choices -> choices.findValuesAsText("id").stream())
                .filter(id -> !id.equals("built-in")).collect(Collectors.toSet()));
    }

    private static Set<String> ids(List<Thing> things) {
        return things.stream().map(Thing::id).collect(Collectors.toUnmodifiableSet());
    }

    private static Thing forAll(Tenant tenant, ParcelApi parcels) {
        Thing thing = new Thing(tenant.name(), PARCELS, null, "shared", "");
        return thing.at(parcels.connectedForAll("shared", "X-Parcel-Key", thing.secret()));
    }

    private static Thing of(String user, Tenant tenant, ParcelApi parcels) {
        Thing thing = new Thing(tenant.name(), PARCELS, user, "mine", "");
        return thing.at(parcels.connectedFor(user, "mine", "X-Parcel-Key", thing.secret()));
    }

    private Thing database(String user) {
        Map<String, Object> form = new HashMap<>(servers.form(REDIS));
        form.putAll(Map.of("user_id", user, "name", "cache"));
        return new Thing(here.name(), REDIS, user, "cache",
                here.admin().post("/api/databases/connect", form).expect(200).text("db_id"));
    }

    /** A connection; without a user it is for all of its tenant. */
    private record Thing(String tenant, String integration, @Nullable String user, String name, String id) {

        Thing at(String connection) {
            return new Thing(tenant, integration, user, name, connection);
        }

        String secret() {
            return "key-of-" + tenant + "-" + user;
        }
    }

    /** Who asks; a silent one says nothing of its user. */
    private record Caller(String label, Tenant tenant, Api holder, String user, Set<String> bound, boolean silent) {

        Answer get(String below, String query) {
            return holder.get("/api/tools" + below + "?user_id=" + user + query);
        }
    }

    /** How a connection is named: by its integration, perhaps its owner and name, perhaps its id or name beside that. */
    private record Question(String action, String integration, @Nullable String owner, @Nullable String name,
            @Nullable String id, @Nullable String connection) {

        static Question shortly(String integration) {
            return new Question("mcp_" + integration + "_" + tool(integration), integration, null, null, null, null);
        }

        static Question address(String integration, String owner, String name) {
            return new Question(integration + "." + owner + "." + name + "." + tool(integration), integration, owner,
                    name, null, null);
        }

        static Question alias(String id) {
            return new Question("DB_QUERY_" + id, REDIS, null, null, id, null);
        }

        Question with(String wanted) {
            return new Question(action, integration, owner, name, id, wanted);
        }

        private static String tool(String integration) {
            return integration.equals(PARCELS) ? "getParcel" : "query";
        }

        boolean means(Thing thing) {
            return thing.integration.equals(integration) && (owner == null || owner.equals(thing.user == null
                    ? "org"
                    : "user")) && (name == null || name.equals(thing.name)) && (id == null || id.equals(thing.id))
                    && (connection == null || Set.of(thing.id, thing.name).contains(connection));
        }

        Map<String, Object> body(@Nullable String user, String parcel) {
            Map<String, Object> body = new HashMap<>(Map.of("action", action, "params",
                    integration.equals(PARCELS) ? Map.of("parcel", parcel) : Map.of("query", "PING")));
            if (user != null) {
                body.put("user_id", user);
            }
            if (connection != null) {
                body.put("connection", connection);
            }
            return body;
        }

        @Override
        public String toString() {
            return action + (connection == null ? "" : " on " + connection);
        }
    }
}

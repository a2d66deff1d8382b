package io.mooring.executor.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.freshness.Freshness;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.session.Ears;
import io.mooring.executor.session.Listener;
import io.mooring.executor.session.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

class ShownListsTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> lists = new ConcurrentHashMap<>();
    private final Map<String, Caller> agents = new ConcurrentHashMap<>();
    private final AtomicInteger looked = new AtomicInteger();
    private final Audiences audiences = new Audiences();
    private final Hosts hosts = new Hosts();
    private final ShownLists changes = new ShownLists(audiences,
            new Looks(hosts, this::digest, this::current), vertx, Limits.quick());
    private final Ears ada = new Ears();
    private final Ears bob = new Ears();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void areToldToThoseAloneWhoseListIsAnother() {
        listens(ada, "acme", "agent_a", "one");
        listens(bob, "acme", "agent_b", "two");
        lists.put("agent_b", "three");

        hear("acme");

        assertThat(ada.heard).isEmpty();
        assertThat(bob.heard).singleElement().satisfies(said -> assertThat(said.path("method").textValue())
                .isEqualTo(Notice.TOOLS_CHANGED));
    }

    @Test
    void areToldOnce() {
        listens(ada, "acme", "agent_a", "one");
        lists.put("agent_a", "two");

        hear("acme");
        hear("acme");

        assertThat(ada.heard).hasSize(1);
    }

    @Test
    void ofAnotherTenantAreNotLookedAt() {
        listens(ada, "acme", "agent_a", "one");
        looked.set(0);

        hear("other");

        assertThat(looked).hasValue(0);
    }

    @Test
    void areLookedForEverywhereWhenNobodyKnowsWhoseChanged() {
        listens(ada, "acme", "agent_a", "one");
        listens(bob, "other", "agent_b", "two");
        lists.putAll(Map.of("agent_a", "three", "agent_b", "four"));

        List<String> concerned = new CopyOnWriteArrayList<>();
        vertx.eventBus().<String>consumer(Freshness.CHANGED, event -> concerned.add(event.body()));

        hear("*");

        await().atMost(SOON).untilAsserted(() -> assertThat(concerned).containsExactlyInAnyOrder("acme", "other"));
        concerned.forEach(this::hear);
        assertThat(ada.heard).hasSize(1);
        assertThat(bob.heard).hasSize(1);
    }

    @Test
    void areLookedAtOnceForAllWhoSeeTheSame() {
        listens(ada, "acme", "agent_a", "one");
        listens(bob, "acme", "agent_a", "one");
        looked.set(0);

        hear("acme");

        assertThat(looked).hasValue(1);
    }

    @Test
    void ofAnAgentThatIsBoundOtherwiseAreToldThoughNoRowChanged() {
        listens(ada, "acme", "agent_a", "one");
        listens(bob, "acme", "agent_b", "two");
        done(changes.rebound());
        assertThat(ada.heard).isEmpty();

        agents.put("agent_a", agent("acme", "agent_a", Access.FULL));
        lists.put("agent_a", "more");
        looked.set(0);
        done(changes.rebound());

        assertThat(ada.heard).hasSize(1);
        assertThat(bob.heard).isEmpty();
        assertThat(looked).hasValue(1);
    }

    @Test
    void ofAnAgentThatIsGoneAreToldToNobody() {
        listens(ada, "acme", "agent_a", "one");
        agents.remove("agent_a");
        lists.put("agent_a", "two");

        hear("acme");

        assertThat(ada.heard).isEmpty();
    }

    @Test
    void thatCouldNotBeReadAtFirstMayBeOthersNow() {
        agents.put("agent_a", agent("acme", "agent_a", Access.READ));
        done(changes.begin(audiences.join(ada.session(), agents.get("agent_a"), "ada")));
        lists.put("agent_a", "one");

        hear("acme");
        hear("acme");

        assertThat(ada.heard).extracting(said -> said.path("method").textValue())
                .containsOnlyOnce(Notice.TOOLS_CHANGED, Notice.PROMPTS_CHANGED, Notice.RESOURCES_CHANGED);
    }

    /** A second passes, say, before the first look has ended. */
    @Test
    void thatNobodyHasSeenYetAreNotTold() {
        agents.put("agent_a", agent("acme", "agent_a", Access.READ));
        lists.put("agent_a", "one");
        audiences.join(ada.session(), agents.get("agent_a"), "ada");

        done(changes.rebound());
        hear("acme");

        assertThat(ada.heard).isEmpty();
    }

    @Test
    void thatCanNotBeReadAreLookedAtAgainAfterTheNextChange() {
        listens(ada, "acme", "agent_a", "one");
        lists.remove("agent_a");
        hear("acme");
        assertThat(ada.heard).isEmpty();

        lists.put("agent_a", "two");
        hear("acme");

        assertThat(ada.heard).hasSize(1);
    }

    /** As if the look that began first ended last. */
    @Test
    void areNotTakenForOthersByWhoLookedEarlier() {
        Audience audience = new Audience(ada.session(), agent("acme", "agent_a", Access.READ), "ada");

        assertThat(audience.list(tools(2, "two"))).as("nobody has looked yet").isEmpty();
        assertThat(audience.list(tools(1, "one"))).as("it was another one in between").isNotEmpty();
        assertThat(audience.list(tools(3, "two"))).as("what was seen later counts").isEmpty();
        assertThat(audience.list(tools(4, "three"))).containsExactly(Notice.TOOLS_CHANGED);
    }

    private static Listed tools(long order, String digest) {
        return new Listed(order, null, Map.of(Notice.TOOLS_CHANGED, digest));
    }

    @Test
    void ofPromptsAndResourcesAreOthersWhenOtherServersAreAsked() {
        listens(ada, "acme", "agent_a", "one");
        hosts.connection = "conn_2";

        hear("acme");

        assertThat(ada.heard).extracting(said -> said.path("method").textValue())
                .containsExactly(Notice.PROMPTS_CHANGED, Notice.RESOURCES_CHANGED);
    }

    @Test
    void areToldToThoseAloneWhoWantTo() {
        Heard tools = new Heard();
        Heard prompts = new Heard();
        lists.put("agent_a", "one");
        agents.put("agent_a", agent("acme", "agent_a", Access.READ));
        List.of(tools.to(Notice.TOOLS_CHANGED), prompts.to(Notice.PROMPTS_CHANGED)).forEach(
                ear -> done(changes.begin(audiences.join(ear, agents.get("agent_a"), "ada"))));
        lists.put("agent_a", "two");

        hear("acme");

        assertThat(tools.methods).endsWith(Notice.TOOLS_CHANGED);
        assertThat(prompts.methods).singleElement().isEqualTo("notifications/subscriptions/acknowledged");
    }

    /** A stream, and what it is told by which methods. */
    private static final class Heard implements Listener {

        private final List<String> methods = new CopyOnWriteArrayList<>();

        Subscription to(String method) {
            Subscription made = new Subscription(IntNode.valueOf(1), this, Set.of(method));
            made.acknowledge(JsonNodeFactory.instance.objectNode());
            return made;
        }

        @Override
        public void say(ObjectNode message) {
            methods.add(message.path("method").textValue());
        }

        @Override
        public void end() {
            methods.add("end");
        }
    }

    private void listens(Ears who, String tenant, String agent, String list) {
        agents.put(agent, agent(tenant, agent, Access.READ));
        lists.put(agent, list);
        done(changes.begin(audiences.join(who.session(), agents.get(agent), "ada")));
    }

    private static Caller agent(String tenant, String id, Access access) {
        return new Caller(tenant, Kind.AGENT, id, Set.of(), new Mandate("ada", Map.of("notes", access), Set.of()));
    }

    private Uni<String> digest(Caller caller, String user) {
        looked.incrementAndGet();
        String list = lists.get(caller.subject());
        return list == null
                ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                : Uni.createFrom().item(list);
    }

    private Uni<Caller> current(Caller known) {
        Caller now = agents.get(known.subject());
        return now == null
                ? Uni.createFrom().failure(new IllegalStateException("no such agent"))
                : Uni.createFrom().item(now);
    }

    private void hear(String tenant) {
        done(changes.changed(tenant));
    }

    private static void done(Uni<Void> work) {
        work.await().atMost(SOON);
    }
}

package io.mooring.executor.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Ears;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

class SubscriptionsTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final Hosts hosts = new Hosts();
    private final Audiences audiences = new Audiences();
    private final Looks looks = new Looks(hosts, (caller, user) -> Uni.createFrom().item("as ever"),
            known -> Uni.createFrom().item(known));
    private final SubscriptionConfig limits = Limits.slow();
    private final Subscriptions subscriptions = new Subscriptions(audiences, hosts,
            new ShownLists(audiences, looks, vertx, limits), limits);
    private final Announcements announcements = new Announcements(audiences, looks, hosts, vertx, limits);
    private final Upkeep upkeep = new Upkeep(audiences, looks);
    private final Ears ada = new Ears();
    private final Ears bob = new Ears();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void areAskedAnewOnceForAllWhoAsk() {
        watch(ada, "agent_a", "a");
        watch(bob, "agent_b", "a");

        done(upkeep.renew());

        assertThat(hosts.said).containsExactly("+conn_1 a");
    }

    @Test
    void ofAServerThatHangsKeepNobodyElseWaiting() {
        watch(ada, "agent_a", "slow");
        watch(bob, "agent_b", "a");
        hosts.hanging.add("conn_slow");

        upkeep.renew().subscribe().with(done -> hosts.said.add("too early"));

        assertThat(hosts.said).containsExactlyInAnyOrder("+conn_slow slow", "+conn_1 a");
    }

    @Test
    void ofOneConnectionEndWithTheFirstThatFails() {
        watch(ada, "agent_a", "broken");
        watch(bob, "agent_b", "also broken");

        done(upkeep.renew());

        assertThat(hosts.said).hasSize(1);
    }

    @Test
    void moveToTheConnectionThatIsUsedNow() {
        watch(ada, "agent_a", "a");
        hosts.connection = "conn_2";

        done(upkeep.renew());
        done(upkeep.forget());

        assertThat(hosts.said).containsExactly("+conn_2 a", "-conn_1 a");
    }

    @Test
    void doNotComeBackWhenTheyAreLeftMeanwhile() {
        watch(ada, "agent_a", "a");
        hosts.meanwhile = () -> subscriptions.leave(ada.session(), "a").subscribe().with(left -> hosts.looked.clear());

        done(upkeep.renew());
        done(upkeep.forget());

        assertThat(audiences.held()).isEmpty();
        assertThat(hosts.said).containsExactly("+conn_1 a", "-conn_1 a");
    }

    @Test
    void areForgottenWhenTheirSessionEndsMeanwhile() {
        hosts.meanwhile = ada::leave;

        watch(ada, "agent_a", "a");
        done(upkeep.forget());

        assertThat(hosts.said).containsExactly("-conn_1 a");
    }

    @Test
    void areForgottenLaterThanTheirSessionEnds() {
        watch(ada, "agent_a", "a");
        watch(bob, "agent_b", "b");
        watch(ada, "agent_a", "b");
        hosts.looked.clear();

        ada.leave();

        assertThat(hosts.looked).isEmpty();
        assertThat(hosts.said).isEmpty();
        done(upkeep.forget());
        assertThat(hosts.said).containsExactly("-conn_1 a");
    }

    @Test
    void areLimitedWhileTheyAreAsked() {
        watch(ada, "agent_a", "a");
        hosts.meanwhile = () -> assertThatThrownBy(() -> watch(ada, "agent_a", "c")).isInstanceOf(Fault.class);

        watch(ada, "agent_a", "b");

        assertThat(audiences.held()).hasSize(2);
    }

    @Test
    void tellEachOfWhatItAskedAboutInOneBurst() {
        watch(ada, "agent_a", "a");
        watch(bob, "agent_b", "a/1");

        hear(updated("a/2"));
        hear(updated("a/1"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ada.heard).isNotEmpty();
            assertThat(bob.heard).hasSize(1);
        });
    }

    @Test
    void lookOnceForAllSessionsOfOneThatMayReachIt() {
        Ears second = new Ears();
        done(subscriptions.begin(ada.session(), Hosts.caller("agent_a"), "ada"));
        done(subscriptions.begin(second.session(), Hosts.caller("agent_a"), "ada"));
        done(subscriptions.begin(bob.session(), Hosts.caller("agent_b"), "ada"));
        hosts.excluded.add("agent_b");
        hosts.looked.clear();

        hear(new Notice("acme", "notes", "conn_1", "notifications/prompts/list_changed",
                JsonNodeFactory.instance.objectNode()));

        assertThat(hosts.looked).containsExactly("agent_a");
        assertThat(List.of(ada, second)).allSatisfy(one -> assertThat(one.heard).hasSize(1));
        assertThat(bob.heard).isEmpty();
    }

    private void hear(Notice notice) {
        announcements.hear(notice).subscribe().with(over -> hosts.looked.clear());
    }

    private static Notice updated(String uri) {
        JsonNode params = JsonNodeFactory.instance.objectNode().put("uri", uri);
        return new Notice("acme", "notes", "conn_1", Audience.UPDATED, params);
    }

    private void watch(Ears who, String agent, String uri) {
        done(subscriptions.watch(who.session(), Hosts.caller(agent), "ada", uri, Hosts.never()));
    }

    private static void done(Uni<Void> work) {
        work.await().atMost(SOON);
    }
}

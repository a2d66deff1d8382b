package io.mooring.scenario;

import static io.mooring.scenario.party.FakeReply.changed;
import static io.mooring.scenario.party.FakeReply.error;
import static io.mooring.scenario.party.FakeReply.text;
import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.FakeAccount;
import io.mooring.scenario.party.FakeAccount.Door;
import io.mooring.scenario.party.FakeAccount.Rotation;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.FakeReply;
import io.mooring.scenario.party.Load;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/**
 * Tokens are renewed before they end, and whatever a provider answers to that, the connection says what it means. Where hours
 * would have to pass, the moment a connection is due is moved in its row instead.
 */
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class CredentialsStayFreshScenarioIT {

    private static final Duration BRIEF = Duration.ofSeconds(16);
    private static final String ROTATION_LOST = "rotation_lost";
    private static final String CLIENT_UNKNOWN = "client-unknown";

    private final Stack stack;
    private final Tenant tenant;
    private final Database database;
    private final FakeProvider provider = FakeProvider.start();
    private final FakeAccount busy;
    private final FakeAccount idle;
    private final Load<String> calls;

    CredentialsStayFreshScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "fresh");
        this.database = new Database(stack, "connection");
        provider.registered(tenant, "shop");
        provider.registered(tenant, CLIENT_UNKNOWN);
        this.busy = provider.account("busy").tokensLive(BRIEF);
        this.idle = provider.account("idle").tokensLive(BRIEF);
        provider.connected(tenant, "shop", "idle");
        provider.connected(tenant, "shop", "busy");
        await().atMost(SOON).until(() -> call("busy").succeeded());
        this.calls = Load.started(1, () -> "busy", this::call);
    }

    @AfterAll
    void stop() throws InterruptedException {
        calls.stop();
        provider.close();
    }

    /** What a refresh is answered with, and where that leads: at once, and after the next refresh that is answered well. */
    private record Fault(String name, FakeReply reply, String status, String reason, String later) {

        static Fault temporary(String name, FakeReply reply, String reason) {
            return new Fault(name, reply, "DEGRADED", reason, "ACTIVE");
        }

        static Fault dead(String name, FakeReply reply, String reason) {
            return new Fault(name, reply, "REAUTH_REQUIRED", reason, "REAUTH_REQUIRED");
        }
    }

    private List<Fault> faults() {
        return List.of(
                Fault.temporary("never", FakeReply.never(), "reply_lost"),
                Fault.dead("grant-gone", error(400, "invalid_grant"), "invalid_grant"),
                Fault.dead("grant-gone-in-200", error(200, "invalid_grant"), "invalid_grant"),
                Fault.dead("revoked-in-200",
                        text(200, "application/json", "{\"ok\":false,\"error\":\"token_revoked\"}"),
                        "token_revoked"),
                Fault.dead("client-not-allowed", error(400, "unauthorized_client"), "unauthorized_client"),
                Fault.temporary(CLIENT_UNKNOWN, error(401, "invalid_client"), "invalid_client"),
                Fault.temporary("limited", FakeReply.limited(Duration.ofHours(1)), "slow_down"),
                Fault.temporary("broken", text(500, "text/html", "<h1>Oops</h1>"), "http_500"),
                Fault.temporary("away", error(503, "temporarily_unavailable"), "temporarily_unavailable"),
                Fault.temporary("page", text(200, "text/html", "<title>Sign in</title>"), "reply_lost"),
                Fault.temporary("empty", text(200, "application/json", "{}"), "reply_lost"),
                Fault.temporary("huge", FakeReply.huge(), "reply_lost"),
                Fault.temporary("elsewhere", FakeReply.leadsTo("http://169.254.169.254/token"), "http_307"),
                new Fault("lost", FakeReply.lost(), "DEGRADED", "reply_lost", "REAUTH_REQUIRED"));
    }

    @Test
    @Order(1)
    void saysWhatEveryAnswerOfTheProviderMeans() throws Exception {
        // Given
        List<Fault> faults = faults();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (Future<String> connected : people.invokeAll(faults.stream().map(this::connecting).toList())) {
                connected.get();
            }
        }

        // When
        faults.forEach(fault -> due(fault.name));

        // Then
        awaitEach(faults);
        assertThat(Instant.parse(shown("limited").path("next_check_at").asText()))
                .isAfter(Instant.now().plus(Duration.ofMinutes(55)));
        assertThat(call("broken").succeeded()).as("a token that lives is used").isTrue();
        assertThat(call("grant-gone").expectProblem(409).text()).contains("REAUTH_REQUIRED");

        // When
        faults.forEach(fault -> due(fault.name));

        // Then
        for (Fault fault : faults) {
            awaitStatus(fault.name, fault.later, fault.later.equals("ACTIVE") ? null : lastReason(fault));
        }
        awaitTold(Topics.CONNECTION_DEGRADED, "broken", "limited", "lost");
        awaitTold(Topics.CONNECTION_RECOVERED, "broken", "limited", "never");
        awaitTold(Topics.CONNECTION_REAUTH_REQUIRED, "grant-gone", "lost");
    }

    /** Each as soon as it shows: some are tried again after 20 s, while one takes as long to fail. */
    private void awaitEach(List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        await().atMost(SOON).untilAsserted(() -> {
            faults.stream().filter(fault -> !seen.contains(fault.name) && standing(fault.name)
                    .equals(fault.status + " " + fault.reason)).forEach(fault -> {
                        assertThat(provider.account(fault.name).refreshTokensSeen()).as(fault.name).hasSize(1);
                        seen.add(fault.name);
                    });
            assertThat(seen).containsExactlyInAnyOrderElementsOf(faults.stream().map(Fault::name).toList());
        });
    }

    private Callable<String> connecting(Fault fault) {
        provider.account(fault.name).answersOnce(Door.REFRESH, fault.reply);
        // whose client is unknown, all its accounts wait: an app of its own
        String slug = fault.name.equals(CLIENT_UNKNOWN) ? CLIENT_UNKNOWN : "shop";
        return () -> provider.connected(tenant, slug, fault.name);
    }

    private static String lastReason(Fault fault) {
        return fault.name.equals("lost") ? ROTATION_LOST : fault.reason;
    }

    @Test
    @Order(2)
    void healsADeadGrantByConnectingAgain() {
        String connection = id("grant-gone");
        Answer link = FakeProvider.begun(tenant, Map.of("connection_id", connection));

        assertThat(provider.consents(link, "grant-gone").text()).contains("Connected");

        awaitStatus("grant-gone", "ACTIVE", null);
        assertThat(id("grant-gone")).isEqualTo(connection);
        await().atMost(SOON).until(() -> call("grant-gone").succeeded());
        await().atMost(SOON).untilAsserted(() -> assertThat(healths(connection)).contains("DISCONNECTED")
                .endsWith("CONNECTED"));
    }

    @Test
    @Order(2)
    void givesUpAtOnceWhereALostAnswerHadTheOnlyToken() {
        FakeAccount account = provider.account("rotated");
        provider.connected(tenant, "shop", "rotated");
        refreshed(account);
        account.answersOnce(Door.REFRESH, FakeReply.lost());

        due("rotated");

        awaitStatus("rotated", "REAUTH_REQUIRED", ROTATION_LOST);
        assertThat(account.refreshTokensSeen()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void keepsTheRefreshTokenWhereAnAnswerHasNone() {
        FakeAccount account = provider.account("static").rotation(Rotation.STATIC);
        provider.connected(tenant, "shop", "static");

        refreshed(account);
        refreshed(account);

        assertThat(account.refreshTokensSeen()).hasSize(2).containsOnly(account.refreshTokensSeen().getFirst());
    }

    @Test
    @Order(2)
    void goesOnWhereTheFormerTokenIsGoodForAWhile() {
        FakeAccount account = provider.account("grace").rotation(Rotation.GRACE);
        provider.connected(tenant, "shop", "grace");
        account.answersOnce(Door.REFRESH, FakeReply.lost());
        due("grace");
        awaitStatus("grace", "DEGRADED", "reply_lost");

        due("grace");

        awaitStatus("grace", "ACTIVE", null);
    }

    @Test
    @Order(2)
    void endsWithTheTokenWhereNothingRenewsIt() {
        provider.account("unrenewed").rotation(Rotation.NONE).tokensLive(Duration.ofSeconds(3));
        provider.connected(tenant, "shop", "unrenewed");

        awaitStatus("unrenewed", "REAUTH_REQUIRED", "expired");
        assertThat(provider.account("unrenewed").seen(Door.REFRESH)).isEmpty();
    }

    @Test
    @Order(2)
    void noticesThatTheProviderGivesLessThanBefore() {
        FakeAccount account = provider.account("shrunk");
        provider.connected(tenant, "shop", "shrunk");
        account.answersOnce(Door.REFRESH, changed(body -> body.put("scope", "read")));

        refreshed(account);

        awaitStatus("shrunk", "ACTIVE", null);
        assertThat(shown("shrunk").path("granted_scopes").toString()).isEqualTo("[\"read\"]");
        assertThat(shown("shrunk").path("missing_scopes").toString()).isEqualTo("[\"write\"]");
        awaitTold(Topics.CONNECTION_SCOPES_CHANGED, "shrunk");
        assertThat(tenant.admin().send("POST", "/api/connections/" + id("shrunk") + "/test", (byte[]) null).expect(200)
                .text()).contains("missing_scope", "write");
    }

    @Test
    @Order(2)
    void recoversWhenTheClientSecretIsMended() {
        try (FakeProvider mill = FakeProvider.start()) {
            String config = mill.registered(tenant, "mill").text("id");
            mill.connected(tenant, "mill", "ann");
            mill.changesSecret();
            due("ann");
            awaitStatus("ann", "DEGRADED", "invalid_client");

            tenant.admin().send("PATCH", "/api/oauth/configs/" + config, Map.of("client_secret", mill.secret()))
                    .expect(200);
            due("ann");

            awaitStatus("ann", "ACTIVE", null);
        }
    }

    @Test
    @Order(2)
    void waitsForAProviderThatIsAway() {
        FakeProvider away = FakeProvider.start();
        away.registered(tenant, "away");
        away.connected(tenant, "away", "zoe");

        away.close();
        due("zoe");

        awaitStatus("zoe", "DEGRADED", "unreachable");
    }

    @Test
    @Order(3)
    void renewsAheadOfTheEndWhileCallsRun() throws InterruptedException {
        await().atMost(SOON).until(() -> busy.seen(Door.REFRESH).size() >= 2 && idle.seen(Door.REFRESH).size() >= 2);
        calls.stop();

        assertThat(calls.answers()).hasSizeGreaterThan(10).allSatisfy(answer -> assertThat(answer.status())
                .as(answer.toString()).isEqualTo(200));
        assertThat(calls.answers()).allSatisfy(answer -> assertThat(answer.json().path("success").booleanValue())
                .as(answer.toString()).isTrue());
        assertThat(busy.seen(Door.API).stream().map(FakeAccount.Asked::bearer).distinct()).hasSizeGreaterThan(1);
        assertThat(busy.refreshTokensSeen()).doesNotHaveDuplicates();
        assertThat(idle.refreshTokensSeen()).doesNotHaveDuplicates();
        awaitStatus("idle", "ACTIVE", null);
        assertThat(told(Topics.CONNECTION_DEGRADED)).doesNotContain(id("busy"), id("idle"));
    }

    private Answer call(String user) {
        String slug = shown(user).path("integration").asText();
        return tenant.admin().post("/api/tools/execute",
                Map.of("user_id", user, "action", "mcp_" + slug + "_me", "params", Map.of()));
    }

    /** Makes the sweeper look at the connection of an account now. */
    private void due(String account) {
        assertThat(database.update("update app.connection set due_at = now() where tenant = '" + tenant.name()
                + "' and user_id = '" + account + "' and due_at is not null and lease_owner is null"
                + " and status in ('ACTIVE', 'DEGRADED')")).as(account).isLessThan(2);
    }

    private void refreshed(FakeAccount account) {
        long before = shown(account.name()).path("credential_version").longValue();
        due(account.name());
        await().atMost(SOON).until(() -> shown(account.name()).path("credential_version").longValue() > before);
    }

    private void awaitStatus(String account, String status, String reason) {
        await().atMost(SOON).untilAsserted(() -> assertThat(standing(account)).as(account)
                .isEqualTo(status + " " + Objects.requireNonNullElse(reason, "")));
    }

    private String standing(String account) {
        JsonNode shown = shown(account);
        return shown.path("status").asText() + " " + shown.path("status_reason").asText("");
    }

    private JsonNode shown(String account) {
        JsonNode found = tenant.admin().get("/api/connections?user_id=" + account).expect(200).json()
                .path("connections");
        assertThat(found).as(account).hasSize(1);
        return found.get(0);
    }

    private String id(String account) {
        return shown(account).path("id").asText();
    }

    private void awaitTold(String topic, String... accounts) {
        List<String> ids = Stream.of(accounts).map(this::id).toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(told(topic)).as(topic).containsAll(ids));
    }

    /** Connections a topic tells of. */
    private List<String> told(String topic) {
        return Topic.read(stack, topic, tenant.name()).stream().map(fact -> fact.text("id")).toList();
    }

    private List<String> healths(String connection) {
        return Topic.read(stack, Topics.HEALTH_CHANGED, tenant.name()).stream()
                .filter(fact -> "connection".equals(fact.text("subject")) && connection.equals(fact.text("id")))
                .map(fact -> String.valueOf(fact.text("status"))).toList();
    }
}

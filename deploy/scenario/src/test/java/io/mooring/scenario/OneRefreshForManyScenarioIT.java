package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Borrower;
import io.mooring.scenario.party.FakeAccount;
import io.mooring.scenario.party.FakeAccount.Door;
import io.mooring.scenario.party.FakeAccount.Hold;
import io.mooring.scenario.party.FakeAccount.Rotation;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.Database.Held;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/**
 * Three replicas of connection-service, many callers, one token that has ended: the provider is asked once, whoever dies
 * meanwhile. Instead of the hours a token lives and the minute a lease of a row lasts, their ends are moved in the row.
 */
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated
@ExtendWith(RunningStack.class)
class OneRefreshForManyScenarioIT {

    private static final int MANY = 50;
    private static final String HOLDER = "connection-3";
    private static final List<String> OTHERS = List.of("connection", "connection-2");
    private static final List<String> ALL = List.of("connection", "connection-2", HOLDER);

    private final Stack stack;
    private final Tenant tenant;
    private final Database database;
    private final Borrower borrower;
    private final FakeProvider provider = FakeProvider.start();

    OneRefreshForManyScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "many");
        this.database = new Database(stack, "connection");
        this.borrower = new Borrower(stack, tenant.name());
    }

    @BeforeAll
    void begin() {
        stack.mooring("up", "--replicas", "connection=3").require();
        provider.registered(tenant, "shop");
    }

    @AfterAll
    void end() {
        borrower.close();
        provider.close();
        stack.mooring("up", "--replicas", "connection=1").require();
    }

    @Test
    @Order(1)
    void refreshesOnceForAllWhoAskAtTheSameTime() {
        // Given
        String connection = connected("crowd", Rotation.ROTATES);
        FakeAccount crowd = provider.account("crowd");
        Hold hold = crowd.holds(Door.REFRESH);
        ended(connection);

        // When
        List<Future<Answer>> leases = borrower.leases(MANY, ALL, connection);
        await().atMost(SOON).until(() -> hold.waiting() > 0);
        assertThat(shown(connection).path("status").asText()).isEqualTo("REFRESHING");
        hold.release();

        // Then
        List<Answer> answers = leases.stream().map(Borrower::come).toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200, "200");
        assertThat(answers.stream().map(answer -> answer.json().path("placements").toString())
                .collect(Collectors.toSet())).as("one token for all").hasSize(1);
        assertThat(crowd.refreshTokensSeen()).hasSize(1);
        assertThat(told(Topics.CONNECTION_REFRESHED, connection)).isEqualTo(1);
        assertThat(shown(connection).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    @Order(2)
    void asksForNothingThatWasLostWithTheOneWhoAsked() {
        // Given
        String rotates = connected("rotating", Rotation.ROTATES);
        String stays = connected("static", Rotation.STATIC);
        FakeAccount rotating = provider.account("rotating");
        FakeAccount staying = provider.account("static");
        refreshed(rotates);
        refreshed(stays);

        // When
        killedWhile(List.of(rotating, staying), List.of(rotates, stays), () -> {
            List<Future<Answer>> early = borrower.leases(MANY, OTHERS, stays);
            stack.kill(HOLDER);
            assertThat(early.stream().map(Borrower::come)).as("none gets a token that nobody has")
                    .allSatisfy(OneRefreshForManyScenarioIT::isToComeAgain);
        });
        List.of(rotates, stays).forEach(this::endLease);

        // Then
        List<Future<Answer>> late = borrower.leases(MANY, OTHERS, stays);
        List<Future<Answer>> lost = borrower.leases(MANY, OTHERS, rotates);
        assertThat(late.stream().map(Borrower::come)).allMatch(answer -> answer.status() == 200, "200");
        assertThat(staying.refreshTokensSeen()).as("once by the dead one, once in its place").hasSize(3);
        assertThat(lost.stream().map(Borrower::come)).allSatisfy(
                answer -> assertThat(answer.expectProblem(409).text()).contains("rotation_lost", "REAUTH_REQUIRED"));
        assertThat(rotating.refreshTokensSeen()).as("never sent twice").hasSize(2).doesNotHaveDuplicates();
        assertThat(told(Topics.CONNECTION_REAUTH_REQUIRED, rotates)).isEqualTo(1);
    }

    @Test
    @Order(3)
    void knowsWhatItDoesNotKnowAfterADeathBetweenReplyAndCommit() {
        // Given
        stack.mooring("up").require();
        String connection = connected("replied", Rotation.ROTATES);
        FakeAccount replied = provider.account("replied");

        // When
        killedWhile(List.of(replied), List.of(connection), () -> {
            try (Held row = database.holding(locking(connection))) {
                assertThat(row).isNotNull();
                replied.holds(Door.REFRESH).release();
                awaitBlocked();
                stack.kill(HOLDER);
            }
        });
        assertThat(version(connection)).as("nothing of it is kept").isEqualTo(1);
        endLease(connection);

        // Then
        assertThat(borrower.lease("connection", connection).expectProblem(409).text()).contains("rotation_lost");
        assertThat(shown(connection).path("status_reason").asText()).isEqualTo("rotation_lost");
        assertThat(told(Topics.CONNECTION_REFRESHED, connection)).isZero();
        assertThat(told(Topics.CONNECTION_REAUTH_REQUIRED, connection)).isEqualTo(1);
    }

    @Test
    @Order(4)
    void losesNothingInADeathBetweenCommitAndAnswer() {
        // Given
        stack.mooring("up").require();
        String connection = connected("kept", Rotation.ROTATES);
        FakeAccount kept = provider.account("kept");

        // When
        killedWhile(List.of(kept), List.of(connection), () -> {
            try (Held view = database.holding("lock table app.integration_view in access exclusive mode")) {
                assertThat(view).isNotNull();
                kept.holds(Door.REFRESH).release();
                await().atMost(SOON).until(() -> version(connection) == 2);
                stack.kill(HOLDER);
            }
        });

        // Then
        assertThat(borrower.lease("connection", connection).expect(200).json().path("credentialVersion").asLong())
                .isEqualTo(2);
        assertThat(kept.refreshTokensSeen()).hasSize(1);
        assertThat(shown(connection).path("status").asText()).isEqualTo("ACTIVE");
        await().atMost(SOON).untilAsserted(
                () -> assertThat(told(Topics.CONNECTION_REFRESHED, connection)).isEqualTo(1));
    }

    /** Has the third replica ask the provider, and lets happen what happens while it waits for the answers. */
    private void killedWhile(List<FakeAccount> accounts, List<String> connections, Runnable happens) {
        List<Hold> holds = accounts.stream().map(account -> account.holds(Door.REFRESH)).toList();
        connections.forEach(this::ended);
        connections.forEach(connection -> borrower.leases(1, List.of(HOLDER), connection));
        holds.forEach(hold -> await().atMost(SOON).until(() -> hold.waiting() == 1));
        happens.run();
        holds.forEach(Hold::release);
    }

    private static void isToComeAgain(Answer answer) {
        assertThat(answer.expectProblem(503).text()).contains("token-pending");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    private String connected(String account, Rotation rotation) {
        provider.account(account).rotation(rotation);
        return provider.connected(tenant, "shop", account);
    }

    private void refreshed(String connection) {
        ended(connection);
        borrower.lease("connection", connection).expect(200);
    }

    /** Its access token, an hour ago; the scheduler is not to see it. */
    private void ended(String connection) {
        changed(connection, "access_expires_at = now() - interval '1 hour', due_at = now() + interval '1 hour'");
    }

    private void endLease(String connection) {
        changed(connection, "lease_until = now()");
    }

    private void changed(String connection, String what) {
        assertThat(database.update("update app.connection set " + what + where(connection))).isEqualTo(1);
    }

    private String locking(String connection) {
        return "select id from app.connection" + where(connection) + " for update";
    }

    private String where(String connection) {
        return " where tenant = '" + tenant.name() + "' and id = '" + connection + "'";
    }

    /** Until a replica waits for the row, with the provider's answer in its hands. */
    private void awaitBlocked() {
        await().atMost(SOON).until(() -> !database.texts("select query from pg_stat_activity where wait_event_type ="
                + " 'Lock' and query like '%connection%for no key update%'").isEmpty());
    }

    private long version(String connection) {
        return Long.parseLong(
                database.texts("select credential_version from app.connection" + where(connection)).getFirst());
    }

    private JsonNode shown(String connection) {
        return tenant.admin().get("/api/connections/" + connection).expect(200).json();
    }

    private long told(String topic, String connection) {
        return Topic.read(stack, topic, tenant.name()).stream()
                .filter(fact -> connection.equals(fact.text("id"))).count();
    }
}

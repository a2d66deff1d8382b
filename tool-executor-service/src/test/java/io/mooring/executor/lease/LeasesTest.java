package io.mooring.executor.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.mooring.executor.lease.Leases.Held;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

class LeasesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void keepsALeaseUntilItsOwnExpiry() {
        assertThat(held(NOW.plusSeconds(90)).left(NOW)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void keepsNoLeaseThatHasExpired() {
        assertThat(held(NOW.minusSeconds(1)).left(NOW)).isZero();
    }

    @Test
    void keepsARequestThatIsOnItsWay() {
        assertThat(new Held(1, 0, Promise.<Lease>promise().future()).left(NOW)).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void replacesALeaseThatAnUpstreamRefused() {
        assertThat(taken(0).isToBeReplaced(4)).isTrue();
        assertThat(taken(3).isToBeReplaced(4)).isTrue();
    }

    @Test
    void keepsANewerLeaseThanTheOneRefused() {
        assertThat(taken(0).isToBeReplaced(3)).isFalse();
        assertThat(taken(0).isToBeReplaced(0)).isFalse();
    }

    @Test
    void asksOnceForOneInPlaceOfTheSame() {
        assertThat(taken(4).isToBeReplaced(4)).isFalse();
    }

    @Test
    void waitsForTheOneThatIsOnItsWay() {
        assertThat(new Held(1, 0, Promise.<Lease>promise().future()).isToBeReplaced(4)).isFalse();
    }

    @Test
    void waitsNoLongerThanItsCall() {
        Vertx vertx = Vertx.vertx();
        Promise<Lease> shared = Promise.promise();

        Future<Lease> impatient = Leases.here(vertx, shared.future(), Duration.ofMillis(20));
        Future<Lease> patient = Leases.here(vertx, shared.future(), null);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(impatient.failed()).isTrue());
        assertThat(impatient.cause()).isInstanceOf(HttpProblem.class).extracting("statusCode").isEqualTo(503);
        shared.complete(new Lease("conn_1", 4, List.of(), NOW));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(patient.succeeded()).isTrue());
        vertx.close();
    }

    @Test
    void lendsToNoOtherConnectionWhatWasLentToOne() {
        Vertx vertx = Vertx.vertx();
        Leases leases = Lending.of(vertx, new AtomicLong()::incrementAndGet);

        assertThat(lent(leases, "acme", "conn_1", 1, 7)).isEqualTo(1);
        assertThat(lent(leases, "acme", "conn_1", 1, 7)).as("the same").isEqualTo(1);
        assertThat(lent(leases, "acme", "conn_2", 1, 7)).as("another connection").isEqualTo(2);
        assertThat(lent(leases, "other", "conn_1", 1, 7)).as("another tenant").isEqualTo(3);
        assertThat(lent(leases, "acme", "conn_1", 1, 8)).as("another integration").isEqualTo(4);
        assertThat(lent(leases, "acme", "conn_1", 2, 7)).as("the connection has changed").isEqualTo(5);
        assertThat(lent(leases, "acme", "conn_2", 1, 7)).as("kept meanwhile").isEqualTo(2);
        vertx.close();
    }

    /** The version of the credential. */
    private static long lent(Leases leases, String tenant, String connection, long version, long integrationVersion) {
        return leases.lease(tenant, connection, version, integrationVersion).await().atMost(Duration.ofMinutes(2))
                .credentialVersion();
    }

    /** Credential 4, taken after the refusal of another. */
    private static Held taken(long refused) {
        return new Held(1, refused, Future.succeededFuture(new Lease("conn_1", 4, List.of(), NOW)));
    }

    private static Held held(Instant expiresAt) {
        return new Held(1, 0, Future.succeededFuture(new Lease("conn_1", 4, List.of(), expiresAt)));
    }
}

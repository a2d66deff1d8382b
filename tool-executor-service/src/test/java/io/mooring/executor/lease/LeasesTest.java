package io.mooring.executor.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.lease.Leases.Held;
import io.vertx.core.Future;
import io.vertx.core.Promise;

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
        assertThat(new Held(1, Promise.<Lease>promise().future()).left(NOW)).isGreaterThan(Duration.ofDays(1));
    }

    private static Held held(Instant expiresAt) {
        return new Held(1, Future.succeededFuture(new Lease("conn_1", List.of(), expiresAt)));
    }
}

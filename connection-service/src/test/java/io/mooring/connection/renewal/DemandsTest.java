package io.mooring.connection.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Standing;
import io.mooring.connection.link.Standing.Health;
import io.mooring.connection.probe.Schedule;

class DemandsTest {

    /** Of {@link Links#in}. */
    private static final Instant ENDS = Links.MADE_AT.plusSeconds(3600);
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(5);

    private final Demands demands = new Demands(Duration.ofSeconds(10), REFUSED_PAUSE,
            new Schedule(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1), new Random(1)));

    @Test
    void isSatisfiedWithATokenThatLives() {
        assertThat(demands.of(active(null), null, ENDS.minusSeconds(11))).isEqualTo(Demand.SATISFIED);
    }

    @Test
    void needsTheNextTokenOnceItHasEnded() {
        assertThat(demands.of(active(null), null, ENDS)).isEqualTo(Demand.RENEWAL);
    }

    @Test
    void needsItWithinTheMarginWhenItsRenewalIsDue() {
        Instant soon = ENDS.minusSeconds(10);

        assertThat(demands.of(active(soon), null, soon)).isEqualTo(Demand.RENEWAL);
        assertThat(demands.of(active(soon.plusSeconds(1)), null, soon))
                .as("a token of 12 s is not renewed with each lease").isEqualTo(Demand.SATISFIED);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"ACTIVE", "DEGRADED"})
    void renewsNothingThatRunsNoTools(ConnectionStatus status) {
        assertThat(demands.of(Links.in(status), null, ENDS)).isEqualTo(Demand.SATISFIED);
    }

    @Test
    void renewsNothingThatWasPasted() {
        assertThat(demands.of(Links.with(active(null), Grant.NONE), 3L, ENDS)).isEqualTo(Demand.SATISFIED);
    }

    @Test
    void renewsTokensThatAKeySignsFor() {
        Connection signed = Links.with(active(null), new Grant(null, List.of(), List.of(), ENDS, null));

        assertThat(demands.of(signed, null, ENDS)).isEqualTo(Demand.RENEWAL);
    }

    @Test
    void replacesATokenThatAnUpstreamRefuses() {
        assertThat(demands.of(active(null), 3L, Links.MADE_AT)).isEqualTo(Demand.RENEWAL);
    }

    @Test
    void takesARefusalOfAFormerTokenForNothing() {
        assertThat(demands.of(active(null), 2L, Links.MADE_AT)).isEqualTo(Demand.SATISFIED);
    }

    @Test
    void doesNotRefreshWithEachCallOfAnUpstreamThatAlwaysRefuses() {
        Standing proven = new Standing(ConnectionStatus.ACTIVE, null, Health.HEALTHY, null, null, 0, Links.MADE_AT,
                null);
        Connection it = Links.with(active(null), proven, Links.MADE_AT);

        assertThat(demands.of(it, 3L, Links.MADE_AT.plus(REFUSED_PAUSE).minusMillis(1))).isEqualTo(Demand.SATISFIED);
        assertThat(demands.of(it, 3L, Links.MADE_AT.plus(REFUSED_PAUSE))).isEqualTo(Demand.RENEWAL);
    }

    @Test
    void hasPatienceAfterAFailureButNotForAnHour() {
        Instant failed = ENDS.plusSeconds(1);
        Standing hindered = new Standing(ConnectionStatus.DEGRADED, null, Health.IMPAIRED, "http_503", "Away.", 7, null,
                failed.plusSeconds(1900));
        Connection it = Links.with(active(null), hindered, failed);

        assertThat(demands.of(it, null, failed.plusSeconds(29))).isEqualTo(Demand.PATIENCE);
        assertThat(demands.of(it, null, failed.plusSeconds(30))).isEqualTo(Demand.RENEWAL);
        assertThat(demands.retryAt(it)).isEqualTo(failed.plusSeconds(30));
    }

    private static Connection active(@Nullable Instant dueAt) {
        return Links.with(Links.in(ConnectionStatus.ACTIVE),
                new Standing(ConnectionStatus.ACTIVE, null, Health.UNKNOWN, null, null, 0, null, dueAt), Links.MADE_AT);
    }
}

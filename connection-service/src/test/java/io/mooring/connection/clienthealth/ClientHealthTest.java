package io.mooring.connection.clienthealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.mooring.connection.clienthealth.ClientHealth.State;

class ClientHealthTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final ClientHealth REJECTED = Clients.rejected(NOW, NOW.plusSeconds(30));

    @Test
    void letsEverybodyAskWhoKnowsNothingBad() {
        assertThat(Clients.unknown().isHeldBack(NOW)).isFalse();
        assertThat(Clients.unknown().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void holdsAllBackUntilItIsTriedAgain() {
        assertThat(REJECTED.state()).isEqualTo(State.BROKEN);
        assertThat(REJECTED.isHeldBack(NOW.plusSeconds(29))).isTrue();
        assertThat(REJECTED.isHeldBack(NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void countsRequestsThatWereUnderWayTogetherOnce() {
        assertThat(REJECTED.isKnown(NOW.plusSeconds(1), false)).isTrue();
        assertThat(REJECTED.isKnown(NOW.plusSeconds(1), true)).as("the one on trial tells something new").isFalse();
    }

    @Test
    void knowsSinceWhenItIsRejected() {
        ClientHealth again = REJECTED.rejected("invalid_client", "Still.", NOW.plusSeconds(90), NOW.plusSeconds(31));

        assertThat(again.problem()).isNotNull();
        assertThat(again.problem().since()).isEqualTo(NOW);
        assertThat(again.problem().failures()).isEqualTo(2);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    void tellsOthersOnceInAWhile() {
        ClientHealth told = REJECTED.told(NOW);

        assertThat(REJECTED.isNews(NOW, PAUSE)).isTrue();
        assertThat(told.isNews(NOW.plus(PAUSE).minusMillis(1), PAUSE)).isFalse();
        assertThat(told.isNews(NOW.plus(PAUSE), PAUSE)).isTrue();
    }
}

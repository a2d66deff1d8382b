package io.mooring.connection.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Lifecycle;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.connection.oauth.TokenFailures;
import io.mooring.contracts.provider.OAuthFacts.Rotation;

class OutcomeTest {

    private static final Instant NOW = Links.MADE_AT.plusSeconds(3600);
    private static final Connection ACTIVE = Links.in(ConnectionStatus.ACTIVE);

    @ParameterizedTest
    @CsvSource({"invalid_grant", "unauthorized_client"})
    void needsItsOwnerAtOnceWhenTheGrantIsDead(String code) {
        Connection after = after(ACTIVE, TokenFailures.of(Kind.PERMANENT, code), Rotation.STAYS, false);

        assertThat(after.status()).isEqualTo(ConnectionStatus.REAUTH_REQUIRED);
        assertThat(after.standing().reason()).isEqualTo(code);
        assertThat(after.standing().dueAt()).isNull();
    }

    @Test
    void keepsTheGrantWhenTheClientIsWrong() {
        Connection after = after(ACTIVE, TokenFailures.of(Kind.CLIENT, "invalid_client"), Rotation.ROTATES, true);

        assertThat(after.status()).isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(after.standing().reason()).isEqualTo("invalid_client");
        assertThat(after.standing().dueAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void waitsForAsLongAsTheServerAsks() {
        Connection after = after(ACTIVE, TokenFailures.of(Kind.TEMPORARY, "http_429", Duration.ofMinutes(9)),
                Rotation.STAYS, false);

        assertThat(after.status()).isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(after.standing().dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(9)));
    }

    @ParameterizedTest
    @CsvSource({"ROTATES, false", "ROTATES, true", "UNKNOWN, true", "PER_APP, true"})
    void givesUpAGrantWhoseNextTokenWasLost(Rotation rotation, boolean rotated) {
        Connection after = after(ACTIVE, TokenFailures.of(Kind.LOST, "timeout"), rotation, rotated);

        assertThat(after.status()).isEqualTo(ConnectionStatus.REAUTH_REQUIRED);
        assertThat(after.standing().reason()).isEqualTo("rotation_lost");
    }

    @ParameterizedTest
    @CsvSource({"STAYS, false", "REISSUED, true", "UNKNOWN, false", "PER_APP, false"})
    void triesAgainWhereTheTokenMayLive(Rotation rotation, boolean rotated) {
        Connection after = after(ACTIVE, TokenFailures.of(Kind.LOST, "timeout"), rotation, rotated);

        assertThat(after.status()).isEqualTo(ConnectionStatus.DEGRADED);
        assertThat(after.standing().dueAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void knowsWhyTheTokenIsDeadAfterALostAnswer() {
        Connection once = after(ACTIVE, TokenFailures.of(Kind.LOST, "timeout"), Rotation.UNKNOWN, false);
        Connection twice = after(once, TokenFailures.of(Kind.PERMANENT, "invalid_grant"), Rotation.UNKNOWN, false);

        assertThat(twice.standing().reason()).isEqualTo("rotation_lost");
    }

    @Test
    void knowsWhyTheTokenIsDeadWhenTheProcessBeforeAskedWithIt() {
        Trigger trigger = Outcome.of(ACTIVE, TokenFailures.of(Kind.PERMANENT, "invalid_grant"), Rotation.UNKNOWN, false,
                true, OutcomeTest::retry, NOW);

        assertThat(Lifecycle.decide(ACTIVE, trigger, NOW).after().standing().reason()).isEqualTo("rotation_lost");
    }

    @ParameterizedTest
    @CsvSource({"ROTATES, false, true", "UNKNOWN, true, true", "UNKNOWN, false, false", "STAYS, true, false",
            "REISSUED, true, false"})
    void sendsATokenOnceMoreOnlyWhereItMayLive(Rotation rotation, boolean rotated, boolean dead) {
        assertThat(Outcome.isDeadOnceSent(rotation, rotated)).isEqualTo(dead);
    }

    private static Connection after(Connection now, TokenFailure failure, Rotation rotation, boolean rotated) {
        Trigger trigger = Outcome.of(now, failure, rotation, rotated, false, OutcomeTest::retry, NOW);
        return Lifecycle.decide(now, trigger, NOW).after();
    }

    private static Instant retry(int failures, @Nullable Instant asked) {
        return asked == null ? NOW.plusSeconds(30) : asked;
    }
}

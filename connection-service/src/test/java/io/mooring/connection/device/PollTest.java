package io.mooring.connection.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.connection.oauth.TokenFailures;

class PollTest {

    private static final Duration FIVE = Duration.ofSeconds(5);

    @Test
    void asksAgainAfterTheIntervalWhileNobodyHasDecided() {
        assertThat(Poll.of(TokenFailures.of(Kind.TEMPORARY, "authorization_pending"), FIVE))
                .isEqualTo(new Poll.Again(FIVE));
    }

    @Test
    void asksFiveSecondsLaterFromNowOnWhenToldToSlowDown() {
        assertThat(Poll.of(TokenFailures.of(Kind.TEMPORARY, "slow_down"), FIVE))
                .isEqualTo(new Poll.Again(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"TEMPORARY", "LOST"})
    void doublesThePauseAfterNoAnswerUpToAMinute(Kind kind) {
        assertThat(Poll.of(TokenFailures.of(kind, "timeout"), FIVE))
                .isEqualTo(new Poll.Again(Duration.ofSeconds(10)));
        assertThat(Poll.of(TokenFailures.of(kind, "timeout"), Duration.ofSeconds(50)))
                .isEqualTo(new Poll.Again(Duration.ofMinutes(1)));
    }

    @Test
    void comesBackWhenTheServerWantsIt() {
        assertThat(Poll.of(TokenFailures.of(Kind.TEMPORARY, "http_429", Duration.ofMinutes(3)), FIVE))
                .isEqualTo(new Poll.Again(Duration.ofMinutes(3)));
    }

    @Test
    void givesUpWhatNobodyDecidedInTime() {
        assertThat(Poll.of(TokenFailures.of(Kind.PERMANENT, "expired_token"), FIVE)).isEqualTo(new Poll.Expired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "invalid_grant"})
    void saysThatThePersonSaidNo(String code) {
        assertThat(Poll.of(TokenFailures.of(Kind.PERMANENT, code), FIVE))
                .isEqualTo(new Poll.Denied(code, "The server answered " + code + "."));
    }
}

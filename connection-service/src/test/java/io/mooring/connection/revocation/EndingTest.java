package io.mooring.connection.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Standing;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.connection.oauth.TokenFailures;

class EndingTest {

    private static final Instant NOW = Links.MADE_AT.plusSeconds(60);
    private static final Connection GRANTED = Links.in(ConnectionStatus.ACTIVE);
    private static final Connection PASTED = Links.active();
    private static final int TRIES = 3;

    @ParameterizedTest
    @EnumSource(names = {"VERIFYING", "ACTIVE", "DEGRADED", "REAUTH_REQUIRED", "DISABLED", "REVOKING"})
    void tellsTheProviderOfWhatItGranted(ConnectionStatus status) {
        Connection granted = Links.in(status);

        assertThat(Ending.revoked(granted, true, NOW)).isEqualTo(new Trigger.RevocationBegun(NOW, null));
        assertThat(Ending.removed(granted, true, NOW)).isEqualTo(new Trigger.RevocationBegun(NOW, Standing.REMOVING));
        assertThat(Ending.orphaned(granted, NOW))
                .isEqualTo(new Trigger.RevocationBegun(NOW, Standing.INTEGRATION_REMOVED));
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOKED", "ABANDONED", "FAILED"})
    void tellsNobodyOfWhatHasNoCredentialAnyMore(ConnectionStatus status) {
        assertThat(Ending.removed(Links.in(status), true, NOW))
                .isEqualTo(new Trigger.Removed(Standing.REMOVING, null, null));
    }

    @Test
    void endsAKeyAtOnceForThereIsNobodyToTell() {
        assertThat(Ending.removed(PASTED, true, NOW)).isEqualTo(new Trigger.Removed(Standing.REMOVING, null, null));
        assertThat(Ending.orphaned(PASTED, NOW))
                .isEqualTo(new Trigger.Removed(Standing.INTEGRATION_REMOVED, null, null));
        assertThat(Ending.revoked(PASTED, true, NOW)).isInstanceOfSatisfying(Trigger.RevocationDone.class,
                done -> assertThat(done.reason()).isEqualTo("nothing_granted"));
    }

    @Test
    void leavesTheProviderAloneWhenAskedTo() {
        assertThat(Ending.revoked(GRANTED, false, NOW)).isInstanceOfSatisfying(Trigger.RevocationDone.class,
                done -> assertThat(done.reason()).isEqualTo("not_told"));
        assertThat(Ending.removed(GRANTED, false, NOW)).isInstanceOfSatisfying(Trigger.Removed.class,
                removed -> assertThat(removed.revocation()).isEqualTo("not_told"));
    }

    @Test
    void namesTheTokensThatDied() {
        assertThat(Ending.told(List.of("refresh_token", "access_token")))
                .isEqualTo(new Trigger.RevocationDone("revoked_upstream",
                        "The provider ended the refresh token and the access token.",
                        List.of("refresh_token", "access_token")));
        assertThat(done(Ending.told(List.of())).reason()).isEqualTo("not_supported");
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"TEMPORARY", "LOST"})
    void triesAgainWhileTheProviderIsAway(Kind kind) {
        Trigger trigger = failed(GRANTED, TokenFailures.of(kind, "http_503"));

        assertThat(trigger).isInstanceOfSatisfying(Trigger.RevocationHindered.class,
                hindered -> assertThat(hindered.retryAt()).isEqualTo(NOW.plusSeconds(7)));
    }

    @Test
    void givesUpAfterSoManyTriesAndSaysThatItWasNeverReached() {
        Connection tired = Links.failing(ConnectionStatus.REVOKING, TRIES - 1);

        Trigger.RevocationDone done = done(failed(tired, TokenFailures.of(Kind.TEMPORARY, "unreachable")));

        assertThat(done.reason()).isEqualTo("upstream_away");
        assertThat(done.detail()).contains("3 attempts");
        assertThat(done.revokedTokens()).isEmpty();
    }

    @Test
    void comesBackNoLaterThanInAnHourWhateverTheProviderAsks() {
        TokenFailure busy = TokenFailures.of(Kind.TEMPORARY, "http_429", Duration.ofHours(9));

        Trigger trigger = Ending.failed(GRANTED, busy, TRIES, NOW, asked -> asked == null ? NOW : asked);

        assertThat(((Trigger.RevocationHindered) trigger).retryAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_token", "invalid_grant", "token_revoked"})
    void countsWhatHadEndedBeforeAsEnded(String code) {
        assertThat(done(failed(GRANTED, TokenFailures.of(Kind.PERMANENT, code))).reason())
                .isEqualTo("revoked_upstream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_client", "unsupported_token_type"})
    void saysThatTheProviderRefused(String code) {
        Trigger.RevocationDone done = done(failed(GRANTED, TokenFailures.of(Kind.CLIENT, code)));

        assertThat(done.reason()).isEqualTo("upstream_refused");
        assertThat(done.detail()).contains("works there until it expires");
    }

    @Test
    void saysWhatIsMissingToTellTheProvider() {
        assertThat(done(Ending.unable("there is no such auth config")).detail())
                .startsWith("The provider could not be told. There is no such auth config.");
    }

    private static Trigger failed(Connection now, TokenFailure failure) {
        return Ending.failed(now, failure, TRIES, NOW, asked -> NOW.plusSeconds(7));
    }

    private static Trigger.RevocationDone done(Trigger trigger) {
        return (Trigger.RevocationDone) trigger;
    }
}

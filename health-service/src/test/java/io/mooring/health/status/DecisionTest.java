package io.mooring.health.status;

import static io.mooring.health.Status.CONNECTED;
import static io.mooring.health.Status.DEGRADED;
import static io.mooring.health.Status.DISCONNECTED;
import static io.mooring.health.status.Looks.THRESHOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.health.Status;
import io.mooring.health.connectionview.Lifecycle;

class DecisionTest {

    @Test
    void connectsOnActivation() {
        assertThat(connection(new Looks().activated("c1")))
                .isEqualTo(new Assessment(CONNECTED, "Connected, not used yet"));
    }

    @Test
    void connectsOnSuccess() {
        assertThat(connection(new Looks().activated("c1").worked(1)))
                .isEqualTo(new Assessment(CONNECTED, "Calls work"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void degradesOnAnErrorOfTheProvider(int status) {
        assertThat(connection(new Looks().worked(4).faulty(1, status)))
                .isEqualTo(new Assessment(DEGRADED, "The provider failed the last call (HTTP " + status + ")"));
    }

    @Test
    void neverDisconnectsOnErrorsAlone() {
        assertThat(connection(new Looks().faulty(20, 500)).status()).isEqualTo(DEGRADED);
    }

    @Test
    void namesTheRateLimit() {
        assertThat(connection(new Looks().faulty(1, 429)))
                .isEqualTo(new Assessment(DEGRADED, "The provider limits the rate of calls (HTTP 429)"));
    }

    @Test
    void recoversFromOneOutageWithTheFirstSuccess() {
        assertThat(connection(new Looks().worked(4).faulty(5, 503).worked(1)).status()).isEqualTo(CONNECTED);
        assertThat(connection(new Looks().worked(4).unreachable(5).worked(1)).status()).isEqualTo(CONNECTED);
    }

    @Test
    void staysDegradedWhileErrorsComeAndGo() {
        assertThat(connection(new Looks().worked(2).faulty(1, 500).worked(2).faulty(1, 500).worked(2)))
                .isEqualTo(new Assessment(DEGRADED, "Some calls fail (2 of the last 8)"));
    }

    @Test
    void trustsThreeGoodCallsInARow() {
        assertThat(connection(new Looks().faulty(1, 500).worked(1).faulty(1, 500).worked(2)).status())
                .isEqualTo(DEGRADED);
        assertThat(connection(new Looks().faulty(1, 500).worked(1).faulty(1, 500).worked(3)).status())
                .isEqualTo(CONNECTED);
    }

    @Test
    void disconnectsAfterThreeCallsWithoutAnswer() {
        assertThat(connection(new Looks().worked(1).unreachable(1)).status()).isEqualTo(DEGRADED);
        assertThat(connection(new Looks().worked(1).unreachable(2)).status()).isEqualTo(DEGRADED);
        assertThat(connection(new Looks().worked(1).unreachable(3)))
                .isEqualTo(new Assessment(DISCONNECTED, "The provider can't be reached (3 calls in a row)"));
    }

    @Test
    void disconnectsAtOnceWhenTheCredentialIsRefused() {
        assertThat(connection(new Looks().worked(10).refused("c1", 401)))
                .isEqualTo(new Assessment(DISCONNECTED, "The provider refuses the credential (HTTP 401)"));
        assertThat(connection(new Looks().activated("c1").refused("c1", 403)).status()).isEqualTo(DISCONNECTED);
    }

    @Test
    void takesASingleForbiddenAmongSuccessesForAMissingPermission() {
        Looks once = new Looks().worked(10).refused("c1", 403);
        assertThat(connection(once))
                .isEqualTo(new Assessment(DEGRADED, "The provider refused the last call (HTTP 403)"));
        assertThat(connection(once.refused("c1", 403).refused("c1", 403)).status()).isEqualTo(DISCONNECTED);
    }

    @Test
    void forgivesRefusalsOfAnOlderCredential() {
        assertThat(connection(new Looks().refused("c1", 401).activated("c1")).status()).isEqualTo(CONNECTED);
        assertThat(connection(new Looks().refused("c1", 401).activated("c1").refused("c1", 401)).status())
                .isEqualTo(DISCONNECTED);
    }

    @Test
    void doesNotTakeANewCredentialForAnAnswer() {
        assertThat(connection(new Looks().unreachable(3).activated("c1")).status()).isEqualTo(DISCONNECTED);
    }

    @Test
    void degradesWhenSlow() {
        assertThat(connection(new Looks().worked(5, 5001))).isEqualTo(new Assessment(DEGRADED, "Calls are slow"));
        assertThat(connection(new Looks().worked(5, 5000)).status()).isEqualTo(CONNECTED);
    }

    @Test
    void callsNothingSlowAfterFewCallsOrForAnOutlier() {
        assertThat(connection(new Looks().worked(4, 9000)).status()).isEqualTo(CONNECTED);
        assertThat(connection(new Looks().worked(19).worked(1, 9000)).status()).isEqualTo(CONNECTED);
        assertThat(connection(new Looks().worked(18).worked(2, 9000)).status()).isEqualTo(DEGRADED);
    }

    @Test
    void isNoLongerSlowAfterThreeQuickCalls() {
        assertThat(connection(new Looks().worked(10, 9000).worked(2)).status()).isEqualTo(DEGRADED);
        assertThat(connection(new Looks().worked(10, 9000).worked(3)).status()).isEqualTo(CONNECTED);
    }

    @Test
    void doesNotBringAnOutageBackForASlowCall() {
        Looks over = new Looks().faulty(1, 500).worked(1).faulty(1, 500).worked(3);
        assertThat(connection(over.worked(1, 9000)).status()).isEqualTo(CONNECTED);
        assertThat(connection(over.worked(4, 9000))).isEqualTo(new Assessment(DEGRADED, "Calls are slow"));
    }

    @Test
    void forgetsWhatIsLongAgo() {
        Looks longAgo = new Looks().faulty(1, 500).worked(1).faulty(1, 500);
        assertThat(connection(longAgo.later(Duration.ofMinutes(16)).worked(1)).status()).isEqualTo(CONNECTED);
    }

    @Test
    void looksAtTheNewestTwentyOnly() {
        Looks looks = new Looks().faulty(1, 500).worked(1).faulty(1, 500).worked(17, 4000).worked(2, 5001);
        assertThat(connection(looks).status()).isEqualTo(DEGRADED);
        assertThat(connection(new Looks().faulty(1, 500).worked(1).faulty(1, 500).worked(20)).status())
                .isEqualTo(CONNECTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"REAUTH_REQUIRED", "DISABLED", "FAILED", "ABANDONED", "REVOKING", "REVOKED"})
    void disconnectsWhatCannotBeUsed(Lifecycle lifecycle) {
        assertThat(Decision.ofConnection(lifecycle, new Looks().worked(3).newestFirst(), THRESHOLDS))
                .map(Assessment::status).contains(DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "VERIFYING", "OTHER"})
    void saysNothingOfWhatIsNotFinished(Lifecycle lifecycle) {
        assertThat(Decision.ofConnection(lifecycle, new Looks().worked(3).newestFirst(), THRESHOLDS)).isEmpty();
    }

    @Test
    void isAtBestDegradedWithoutRenewal() {
        assertThat(Decision.ofConnection(Lifecycle.DEGRADED, new Looks().worked(3).newestFirst(), THRESHOLDS))
                .map(Assessment::status).contains(DEGRADED);
        assertThat(Decision.ofConnection(Lifecycle.DEGRADED, new Looks().unreachable(3).newestFirst(), THRESHOLDS))
                .map(Assessment::status).contains(DISCONNECTED);
    }

    @Test
    void keepsOneDeadCredentialAwayFromTheIntegration() {
        Looks looks = new Looks().activated("c1").activated("c2").refused("c2", 401);
        assertThat(integration(1, looks)).isEqualTo(CONNECTED);
        assertThat(integration(2, looks.worked("c1").refused("c2", 401))).isEqualTo(CONNECTED);
    }

    @Test
    void disconnectsAnIntegrationWhoseEveryCredentialIsRefused() {
        Looks looks = new Looks().worked("c1").worked("c2").refused("c2", 401).refused("c1", 401);
        assertThat(integration(2, looks)).isEqualTo(DISCONNECTED);
    }

    @Test
    void countsCallsWithoutAnswerOverAllConnections() {
        assertThat(integration(3, new Looks().worked("c2").activated("c3").unreachable(3))).isEqualTo(DISCONNECTED);
    }

    @Test
    void disconnectsAnIntegrationThatLostItsLastConnection() {
        assertThat(Decision.ofIntegration(0, true, List.of(), THRESHOLDS))
                .contains(new Assessment(DISCONNECTED, "No usable connection"));
    }

    @Test
    void saysNothingOfAnIntegrationNobodyConnected() {
        assertThat(Decision.ofIntegration(0, false, List.of(), THRESHOLDS)).isEmpty();
        assertThat(Decision.ofIntegration(1, true, List.of(), THRESHOLDS)).isEmpty();
    }

    private static Assessment connection(Looks looks) {
        return Decision.ofConnection(Lifecycle.ACTIVE, looks.newestFirst(), THRESHOLDS).orElseThrow();
    }

    private static Status integration(long usable, Looks looks) {
        return Decision.ofIntegration(usable, true, looks.newestFirst(), THRESHOLDS).orElseThrow().status();
    }
}

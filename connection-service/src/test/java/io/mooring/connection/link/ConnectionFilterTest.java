package io.mooring.connection.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.mooring.connection.Refusals;

class ConnectionFilterTest {

    @Test
    void takesStatusAndHealthInAnyCase() {
        assertThat(ConnectionFilter.status("reauth_required")).isEqualTo(ConnectionStatus.REAUTH_REQUIRED);
        assertThat(ConnectionFilter.health("BROKEN")).isEqualTo(Standing.Health.BROKEN);
        assertThat(ConnectionFilter.status(null)).isNull();
    }

    @Test
    void saysWhichWordsThereAre() {
        Refusals.assertRefused(() -> ConnectionFilter.status("broken"), 400, "status", "REAUTH_REQUIRED");
        Refusals.assertRefused(() -> ConnectionFilter.health("fine"), 400, "health", "HEALTHY");
        Refusals.assertRefused(() -> filter("somebody", null), 400, "owner", "org or user");
        Refusals.assertRefused(() -> filter(null, "x".repeat(201)), 400, "text", "200");
    }

    @Test
    void looksForTheTextAsItStands() {
        assertThat(filter(null, "A_b%!").pattern()).isEqualTo("%a!_b!%!!%");
    }

    @Test
    void narrowsToWhatWasAskedForAlone() {
        assertThat(filter("org", null).conditions()).containsOnlyKeys("owner");
    }

    private static ConnectionFilter filter(String owner, String text) {
        return new ConnectionFilter(owner, null, null, null, null, null, text);
    }
}

package io.mooring.webhook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayWishTest {

    private static final String NOON = "2026-01-31T12:00:00Z";
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void readsWhatItWrote() {
        ReplayWish wish = wish("github.*", NOON, null);

        assertThat(ReplayWish.parse(wish.text())).isEqualTo(wish);
    }

    @Test
    void endsWhenItWasAskedFor() {
        assertThat(wish("*", NOON, null).until(NOW)).isEqualTo(NOW);
        assertThat(wish("*", NOON, "2026-03-01T00:00:00Z").until(NOW)).isEqualTo(NOW);
        assertThat(wish("*", NOON, "2026-01-31T13:00:00Z").until(NOW)).isEqualTo("2026-01-31T13:00:00Z");
    }

    @Test
    void looksForOneEventWhenItCame() {
        ReplayWish one = new ReplayWish("e", null, null, null, null, null, null, null, "sub", true).requireFit()
                .at(Instant.parse(NOON));

        assertThat(one.requireSince()).isEqualTo(NOON);
        assertThat(one.until(NOW)).isEqualTo("2026-01-31T12:00:00.001Z");
        assertThat(one.subscription()).isEqualTo("sub");
        assertThat(one.isRedeliver()).isTrue();
    }

    @Test
    void wantsToKnowSinceWhenOfMany() {
        assertThatThrownBy(() -> wish("*", null, null).requireFit()).hasMessageContaining("/since");
        assertThatThrownBy(() -> wish("*", "yesterday", null).requireFit()).hasMessageContaining("/since");
        assertThatThrownBy(() -> wish("*", NOON, NOON).requireFit()).hasMessageContaining("/until");
        assertThatThrownBy(() -> wish("git hub", NOON, null).requireFit()).hasMessageContaining("/type");
    }

    private static ReplayWish wish(String type, @Nullable String since, @Nullable String until) {
        return new ReplayWish(null, null, type, null, null, null, since, until, null, null);
    }
}

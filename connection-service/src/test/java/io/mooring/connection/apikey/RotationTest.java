package io.mooring.connection.apikey;

import static io.mooring.connection.Refusals.assertRefused;
import static io.mooring.connection.apikey.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {

    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));

    @Test
    void letsTheOldKeyWorkForADay() {
        ApiKeyRow old = Keys.endless();

        Rotation.of(null, null, NOW).retire(old, "mnopqrstuvwx", NOW);

        assertThat(old.expiresAt).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(old.replacedBy).isEqualTo("mnopqrstuvwx");
        assertThat(old.version).isEqualTo(2);
    }

    @Test
    void endsTheOldKeyAtOnceWithoutAnOverlap() {
        ApiKeyRow old = Keys.endless();

        Rotation.of("PT0S", null, NOW).retire(old, "mnopqrstuvwx", NOW);

        assertThat(old.status(NOW)).isEqualTo(KeyStatus.EXPIRED);
    }

    @Test
    void neverLetsTheOldKeyLiveLonger() {
        ApiKeyRow old = Keys.until(NOW.plusSeconds(60));

        Rotation.of("PT1H", null, NOW).retire(old, "mnopqrstuvwx", NOW);

        assertThat(old.expiresAt).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void makesTheNewKeyLikeTheOldOne() {
        assertThat(Rotation.of(null, null, NOW).successor(Keys.until(NEXT_YEAR)))
                .isEqualTo(new NewKey("back end", List.of("platform"), NEXT_YEAR));
        assertThat(Rotation.of(null, NEXT_YEAR.toString(), NOW).successor(Keys.endless()).expiresAt())
                .isEqualTo(NEXT_YEAR);
    }

    @Test
    void replacesAKeyOnceOnly() {
        assertThatThrownBy(() -> Rotation.of(null, null, NOW).successor(Keys.replaced(NEXT_YEAR)))
                .hasMessageContaining("mnopqrstuvwx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24h", "PT-1S", "P31D", "24", "P1M"})
    void refusesAnOverlapThatIsNoneOrTooLong(String overlap) {
        assertRefused(() -> Rotation.of(overlap, null, NOW), 400, "/overlap", "PT0S to P30D");
    }
}

package io.mooring.connection.apikey;

import static io.mooring.connection.Refusals.assertRefused;
import static io.mooring.connection.apikey.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyStatusTest {

    @Test
    void endsAtTheVeryMomentOfTheExpiry() {
        assertThat(Keys.until(NOW).status(NOW.minusMillis(1))).isEqualTo(KeyStatus.ACTIVE);
        assertThat(Keys.until(NOW).status(NOW)).isEqualTo(KeyStatus.EXPIRED);
        assertThat(Keys.endless().status(NOW)).isEqualTo(KeyStatus.ACTIVE);
    }

    @Test
    void saysRevokedOfAKeyThatExpiredSince() {
        ApiKeyRow key = Keys.until(NOW);
        key.revokedAt = NOW.minusSeconds(1);

        assertThat(key.status(NOW.plusSeconds(1))).isEqualTo(KeyStatus.REVOKED);
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(KeyStatus status) {
        assertThat(KeyStatus.parse(status.text())).isEqualTo(status);
    }

    @Test
    void namesTheParameterItCanNotRead() {
        assertRefused(() -> KeyStatus.parse("ACTIVE"), 400, "status", "active, expired, revoked");
        assertThat(KeyStatus.parse(null)).isNull();
    }
}

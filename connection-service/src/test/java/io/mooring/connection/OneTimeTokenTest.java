package io.mooring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that travel through browsers. */
class OneTimeTokenTest {

    private static final String RANDOM = "A".repeat(43);

    @Test
    void namesItsTenantAndHas256RandomBits() {
        OneTimeToken token = OneTimeToken.next("acme", new Random(1));

        assertThat(token.text()).matches("acme\\.[A-Za-z0-9_-]{43}");
        assertThat(OneTimeToken.parse(token.text())).contains(token);
        assertThat(OneTimeToken.next("acme", new Random(2)).text()).isNotEqualTo(token.text());
        assertThat(token.hash()).matches("[0-9a-f]{64}");
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "acme", "acme.", "acme.short", "*." + "A43", "." + "A43", "Acme.A43", "a b.A43",
            "acme.A43.A43x"})
    void knowsWhatIsNoneOfOurs(String text) {
        assertThat(OneTimeToken.parse(text == null ? null : text.replace("A43", RANDOM))).isEmpty();
    }

    @Test
    void comparesWithTheHashThatWasKept() {
        OneTimeToken token = OneTimeToken.next("acme", new Random(1));

        assertThat(OneTimeToken.matches(token.text(), token.hash())).isTrue();
        assertThat(OneTimeToken.matches(token.text() + "x", token.hash())).isFalse();
        assertThat(OneTimeToken.matches(null, token.hash())).isFalse();
        assertThat(OneTimeToken.matches(token.text(), null)).isFalse();
    }
}

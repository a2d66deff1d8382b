package io.mooring.contracts.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class MasterKeyTextTest {

    @Test
    void takesOneKeyWithoutIdAndWithALineBreakAfterIt() {
        assertThat(Keys.of(Keys.ONE + "\n").ids()).hasSize(1).allMatch(id -> id.matches("k[0-9a-f]{12}"))
                .isEqualTo(Keys.of(Keys.ONE).ids()).isNotEqualTo(Keys.of(Keys.OTHER).ids());
    }

    @Test
    void takesSeveralKeysCurrentFirst() {
        assertThat(Keys.of("2027:" + Keys.ONE + ", 2026:" + Keys.OTHER).ids()).containsExactly("2027", "2026");
        assertThat(Keys.of("# new\n2027:" + Keys.ONE + "\n\n2026:" + Keys.OTHER + "\n").current()).isEqualTo("2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# nothing\n", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void refusesAMalformedKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Keys.of(text)).isInstanceOf(ConfigurationException.class).hasNoCause()
                .hasMessageMatching(
                        "MOORING_MASTER_KEY (is not set|is not base64|has \\d+ bytes); expected base64 of 32"
                                + " random bytes");
    }

    @Test
    void saysWhichOfSeveralKeysIsMalformed() {
        assertThatThrownBy(() -> Keys.of(Keys.ONE + ",c2hvcnQ="))
                .hasMessage("key 2 of MOORING_MASTER_KEY has 5 bytes; expected base64 of 32 random bytes");
    }

    @Test
    void refusesTheSameIdTwice() {
        assertThatThrownBy(() -> Keys.of("a:" + Keys.ONE + ",a:" + Keys.OTHER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("MOORING_MASTER_KEY has two keys of the id a; expected different ones");
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() -> Keys.of("a:" + Keys.ONE + ",b:" + Keys.ONE))
                .hasMessage("MOORING_MASTER_KEY has the same key twice, as a and b");
    }

    @Test
    void refusesAMalformedIdWithoutRepeatingIt() {
        assertThatThrownBy(() -> Keys.of(Keys.OTHER + ":" + Keys.ONE)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the id of MOORING_MASTER_KEY is malformed").message()
                .doesNotContain(Keys.OTHER, Keys.ONE);
    }
}

package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final String SECRET = "A".repeat(43);

    @Test
    void parsesWhatItGenerates() {
        ApiKey key = ApiKey.generate(new SecureRandom());

        assertThat(key.text()).matches("mk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}").startsWith("mk_" + key.id() + "_");
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void generatesAnotherOneEachTime() {
        SecureRandom random = new SecureRandom();

        assertThat(ApiKey.generate(random).text()).isNotEqualTo(ApiKey.generate(random).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mk_", "mk_abcdefghijkl_short",
            "xx_abcdefghijkl_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "mk_ABCDEFGHIJKL_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "mk_abcdefghijkl_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" + "A",
            "mk_abcdefghijkl_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" + "\n",
            "mk_abcdefghijkl_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void refusesWhatIsNoKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void hashesTheWholeKey() {
        byte[] hash = ApiKey.parse("mk_abcdefghijkl_" + SECRET).orElseThrow().hash();

        assertThat(hash).hasSize(32);
        assertThat(ApiKey.parse("mk_abcdefghijkm_" + SECRET).orElseThrow().hash()).isNotEqualTo(hash);
        assertThat(ApiKey.parse("mk_abcdefghijkl_B" + SECRET.substring(1)).orElseThrow().hash()).isNotEqualTo(hash);
    }

    @Test
    void printsWithoutTheSecret() {
        assertThat(ApiKey.parse("mk_abcdefghijkl_" + SECRET).orElseThrow()).hasToString("ApiKey[abcdefghijkl]");
    }
}

package io.mooring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "a", "acme-2"})
    void takesLowerCaseNames(String name) {
        assertThat(TenantName.matches(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "Acme", "2acme", "a/b", "a b", "a\n",
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm"})
    void refusesWhatIsNoNameOrMeansEveryTenant(String name) {
        assertThat(TenantName.matches(name)).isFalse();
    }
}

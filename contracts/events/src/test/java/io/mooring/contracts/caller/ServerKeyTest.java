package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class ServerKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void isNobodyWhereNoneIsSet() {
        ServerKey none = new ServerKey("", "");

        assertThat(none.find("")).isEmpty();
        assertThat(none.find(KEY)).isEmpty();
        assertThat(none.isFor("")).isFalse();
    }

    @Test
    void actsForItsOneTenant() {
        ServerKey key = new ServerKey(KEY, "acme");

        assertThat(key.find(KEY)).get().extracting(Caller::tenant).isEqualTo("acme");
        assertThat(key.isFor("acme")).isTrue();
        assertThat(key.isFor("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789abcdef0123456789abcde", "0123456789abcdef 0123456789abcdef",
            "0123456789abcdef0123456789abcdef\n", "0123456789abcdef0123456789abcdeé"})
    void refusesAKeyThatIsNotInFormAndDoesNotQuoteIt(String key) {
        assertThatThrownBy(() -> new ServerKey(key, "acme")).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MOORING_SERVER_KEY").hasMessageNotContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "Acme", "acme,other", "acme other", "/"})
    void refusesATenantThatIsNotOne(String tenant) {
        assertThatThrownBy(() -> new ServerKey(KEY, tenant)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MOORING_SERVER_KEY_TENANT").hasMessageNotContaining(KEY);
    }

    @Test
    void refusesOneWithoutTheOther() {
        assertThatThrownBy(() -> new ServerKey(KEY, "")).hasMessageContaining("belong together");
        assertThatThrownBy(() -> new ServerKey("", "acme")).hasMessageContaining("belong together");
    }
}

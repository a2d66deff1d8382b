package io.mooring.executor.toolview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateKeyTest {

    @Test
    void readsEachForm() {
        assertThat(StateKey.of("acme", "acme/github")).isEqualTo(new StateKey("github", "", ""));
        assertThat(StateKey.of("acme", "acme/github/issues")).isEqualTo(new StateKey("github", "issues", ""));
        assertThat(StateKey.of("acme", "acme/files/read/v2")).isEqualTo(new StateKey("files", "read", "v2"));
    }

    @Test
    void refusesTheKeyOfAnotherTenant() {
        assertThatThrownBy(() -> StateKey.of("acme", "acmes/github")).isInstanceOf(IllegalArgumentException.class);
    }
}

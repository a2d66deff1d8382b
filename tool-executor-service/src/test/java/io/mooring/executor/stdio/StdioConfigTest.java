package io.mooring.executor.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.Map;

import org.junit.jupiter.api.Test;

class StdioConfigTest {

    @Test
    void startsNothingUnlessToldTo() {
        StdioConfig config = Settings.of(Map.of());

        assertThat(config.enabled()).isFalse();
        assertThat(config.perTenant()).isLessThan(config.inAll());
        assertThat(config.registries()).containsExactly("https://registry.npmjs.org");
    }

    @Test
    void takesOtherLimits() {
        assertThat(Settings.of(Map.of("executor.stdio.per-tenant", "3")).perTenant()).isEqualTo(3);
    }

    @Test
    void knowsNoOtherKeys() {
        assertThatException().isThrownBy(() -> Settings.of(Map.of("executor.stdio.per-tennant", "3")))
                .withMessageContaining("per-tennant");
    }
}

package io.mooring.catalog.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfigBuilder;

class McpConfigTest {

    @Test
    void startsNoProgramsUnlessSaid() {
        assertThat(config("quarkus.other", "3s").stdioEnabled()).isFalse();
        assertThat(config("catalog.mcp.stdio.enabled", "true").stdioEnabled()).isTrue();
    }

    private static McpConfig config(String key, String value) {
        return new SmallRyeConfigBuilder().withMapping(McpConfig.class).withDefaultValue(key, value)
                .addDiscoveredConverters().build().getConfigMapping(McpConfig.class);
    }
}

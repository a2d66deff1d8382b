package io.mooring.catalog.sync;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Configurations of the sync. */
final class Configs {

    private Configs() {}

    static RegistryConfig standard() {
        return with(Map.of());
    }

    static RegistryConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(RegistryConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100)).build()
                .getConfigMapping(RegistryConfig.class);
    }
}

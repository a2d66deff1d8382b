package io.mooring.contracts.egress;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Configurations as a service would read them. */
public final class Configs {

    private Configs() {}

    public static EgressConfig allowing(String ranges) {
        return with(Map.of("mooring.egress.allow", ranges));
    }

    public static EgressConfig allowingLoopback() {
        return allowing("127.0.0.0/8,::1/128");
    }

    public static EgressConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withMapping(EgressConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500)).build()
                .getConfigMapping(EgressConfig.class);
    }

    /** A guard as the container would build it. */
    public static EgressGuard guard(EgressConfig config, NameLookup names) {
        return new EgressGuard(config, names);
    }
}

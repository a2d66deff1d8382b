package io.mooring.contracts.problem;

import java.util.Map;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request body may be. */
@ConfigMapping(prefix = "mooring.body")
interface BodyConfig {

    /** Largest body of a route, in bytes, unless {@link #paths} says otherwise. */
    @WithDefault("2M")
    MemorySize max();

    /** Path of a route to its own limit; {@code quarkus.http.limits.max-body-size} must not be lower than any. */
    Map<String, MemorySize> paths();
}

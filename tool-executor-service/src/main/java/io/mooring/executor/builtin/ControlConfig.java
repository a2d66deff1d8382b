package io.mooring.executor.builtin;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where built-in tools are run. */
@ConfigMapping(prefix = "executor.control")
interface ControlConfig {

    /** Root of catalog-service ({@code MOORING_CATALOG_URL}). */
    URI url();

    /** For one call: registering a large document takes some seconds. */
    @WithDefault("60S")
    Duration timeout();
}

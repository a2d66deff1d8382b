package io.mooring.connection.renewal;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How connections that are due are worked on. */
@ConfigMapping(prefix = "connection.renewal")
interface RenewalConfig {

    /** How often due connections are looked for. */
    @WithDefault("1S")
    Duration tick();

    /** Connections worked on at the same time in one process. */
    @WithDefault("32")
    @Min(1)
    int parallel();

    /** How long a caller waits for the next token at most; it is told to come again then. */
    @WithDefault("10S")
    Duration patience();

    /** An access token that ends so soon is renewed before it is leased. */
    @WithDefault("10S")
    Duration margin();

    /** How long after the provider last accepted a credential an upstream that refuses it causes no refresh. */
    @WithDefault("5M")
    Duration refusedPause();
}

package io.mooring.connection.revocation;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How providers are told that a connection is over. */
@ConfigMapping(prefix = "connection.revocation")
interface RevocationConfig {

    /** How long a request waits for the provider's answer. It goes on being told after that. */
    @WithDefault("3S")
    Duration patience();

    /** How often a provider that is away is told at most; with the pauses between them, about a day. */
    @WithDefault("30")
    @Min(1)
    int tries();
}

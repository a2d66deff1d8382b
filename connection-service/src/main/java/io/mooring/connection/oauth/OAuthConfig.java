package io.mooring.connection.oauth;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an exchange with an authorization server may cost. */
@ConfigMapping(prefix = "connection.oauth")
public interface OAuthConfig {

    /** From the name lookup to the last byte of the answer. A refresh lease must last longer. */
    @WithDefault("20s")
    Duration timeout();

    /** Largest answer, after decompression. */
    @WithDefault("256K")
    MemorySize maxAnswer();
}

package io.mooring.executor.invitation;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Links to connect, for users of MCP clients. */
@ConfigMapping(prefix = "executor.invitation")
interface InvitationConfig {

    /** Root of connection-service. */
    @WithDefault("${executor.lease.url}")
    URI url();

    /** For one link, the connection to the service included. */
    @WithDefault("10S")
    Duration timeout();

    /** How long a link can be used. */
    @WithDefault("15M")
    Duration life();

    /** How long the same link is given out again. */
    @WithDefault("1M")
    Duration repeated();

    /** How long a call waits for a user who has said that they will connect. */
    @WithDefault("50S")
    Duration waits();
}

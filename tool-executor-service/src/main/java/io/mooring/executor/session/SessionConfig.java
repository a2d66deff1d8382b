package io.mooring.executor.session;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sessions of MCP clients that need one. */
@ConfigMapping(prefix = "executor.session")
interface SessionConfig {

    /** How long one is kept that nobody uses. */
    @WithDefault("2H")
    Duration idle();

    /** Most sessions of this replica; the one unused longest goes first. */
    @WithDefault("20000")
    int most();

    /** Most sessions of one caller at one address; a further one ends that one's oldest. */
    @WithDefault("100")
    int mostOfOne();

    /** How long a client may take to answer a request of ours, a person thinking included. */
    @WithDefault("10M")
    Duration answer();
}

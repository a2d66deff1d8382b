package io.mooring.executor.gateway;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The MCP endpoint. */
@ConfigMapping(prefix = "executor.gateway")
interface GatewayConfig {

    /** Tools on a page of {@code tools/list}. */
    @WithDefault("50")
    int page();

    /** How long clients may keep a list. */
    @WithDefault("30S")
    Duration kept();

    /** Longest message. */
    @WithDefault("4000000")
    long longest();

    /** Between signs of life on a stream. */
    @WithDefault("15S")
    Duration alive();
}

package io.mooring.executor.upstreams;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Asking MCP servers for prompts and resources. */
@ConfigMapping(prefix = "executor.upstreams")
interface UpstreamsConfig {

    /** How long an answer may take. */
    @WithDefault("60S")
    Duration longest();

    /** How long a server may take to be connected, before it is reported without. */
    @WithDefault("15S")
    Duration connect();

    /** How often at once a caller may have its servers connected, to be told how they are; of one replica. */
    @WithDefault("4")
    @Min(1)
    int rounds();

    /** How long a list may take, before the next server's is shown without it. */
    @WithDefault("15S")
    Duration list();
}

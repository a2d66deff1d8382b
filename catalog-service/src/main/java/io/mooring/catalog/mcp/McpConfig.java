package io.mooring.catalog.mcp;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which MCP servers there may be, and what asking one may cost. */
@ConfigMapping(prefix = "catalog.mcp")
interface McpConfig {

    Stdio stdio();

    Probe probe();

    /** Servers the executor starts as processes. */
    interface Stdio {

        /** Whether there may be any: they run with the executor's rights, so only where every tenant is trusted. */
        @WithDefault("false")
        boolean enabled();
    }

    /** A look at a server that is not in the catalog. */
    interface Probe {

        /** For everything: the server, its pages of tools, its authorization server. */
        @WithDefault("15s")
        Duration timeout();

        /** Largest single answer, decompressed. */
        @WithDefault("8M")
        MemorySize maxAnswer();

        /** Pages of tools that are read. */
        @WithDefault("100")
        int maxPages();
    }
}

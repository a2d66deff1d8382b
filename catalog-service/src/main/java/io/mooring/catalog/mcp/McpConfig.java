package io.mooring.catalog.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which MCP servers there may be. */
@ConfigMapping(prefix = "catalog.mcp")
interface McpConfig {

    Stdio stdio();

    /** Servers the executor starts as processes. */
    interface Stdio {

        /** Whether there may be any: they run with the executor's rights, so only where every tenant is trusted. */
        @WithDefault("false")
        boolean enabled();
    }
}

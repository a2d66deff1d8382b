package io.mooring.catalog.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Which MCP servers there may be. */
@ConfigMapping(prefix = "catalog.mcp")
interface McpConfig {

    /** Whether they may be programs the executor starts: with its rights, so only where every tenant is trusted. */
    @WithName("stdio.enabled")
    @WithDefault("false")
    boolean stdioEnabled();
}

package io.mooring.catalog.sync;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which MCP registry is copied, and how often. */
@ConfigMapping(prefix = "catalog.registry")
interface RegistryConfig {

    /** Whether it is copied at all; the copy there is stays. */
    @WithDefault("true")
    boolean enabled();

    /** Where {@code /v0.1/servers} is. Another address is another registry: it is read from the beginning. */
    @WithDefault("https://registry.modelcontextprotocol.io")
    URI url();

    /** From the end of one run to the next, a tenth more or less. */
    @WithDefault("1H")
    Duration interval();

    /** How often a process looks whether there is something to do; bounds how late an order is begun. */
    @WithDefault("2S")
    Duration tick();

    /** Part of the time before that is asked for again: clocks differ, and rows become visible late. */
    @WithDefault("5M")
    Duration overlap();

    /** Age of the last complete scan after which the next run is one. */
    @WithDefault("7D")
    Duration fullAfter();

    /** Rows asked for at once; the registry allows 100. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int pageSize();

    /** For one page, from the name lookup to its last byte. */
    @WithDefault("20S")
    Duration pageTimeout();

    /** Largest page, decompressed. */
    @WithDefault("8M")
    MemorySize maxPage();

    /** Pages of one run; a registry that goes on is at fault. */
    @WithDefault("20000")
    int maxPages();

    /** Tries of one page before the run is given up until its next turn. */
    @WithDefault("6")
    @Min(1)
    int attempts();

    /** After the first failure of a page; doubled with each further one. */
    @WithDefault("1S")
    Duration firstPause();

    /** No pause between tries is longer, unless the registry asks for it. */
    @WithDefault("5M")
    Duration longestPause();

    /** Longest pause the registry can ask for with {@code Retry-After}. */
    @WithDefault("1H")
    Duration longestRetryAfter();
}

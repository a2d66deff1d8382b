package io.mooring.catalog.source;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a document may cost. */
@ConfigMapping(prefix = "catalog.openapi")
interface OpenApiConfig {

    /** For fetching a document, redirects included. */
    @WithDefault("30s")
    Duration fetchTimeout();

    /** Largest document that is fetched, decompressed. */
    @WithDefault("48M")
    MemorySize maxDocument();

    /** Redirects that are followed. */
    @WithDefault("5")
    int maxRedirects();

    /**
     * Documents in work at the same time, together: in requests, fetched, waiting, being compiled or stored. What is
     * more is refused with 503.
     * One that is compiled takes about three times its size of heap.
     */
    @WithDefault("96M")
    MemorySize maxInWork();

    /** How much of {@link #maxInWork} the documents of one tenant may take; the rest stays free for the others. */
    @WithDefault("64M")
    MemorySize maxInWorkPerTenant();

    /** Documents of up to 4 MiB compiled at the same time; of larger ones it is one at a time. */
    @WithDefault("1")
    int compilers();
}

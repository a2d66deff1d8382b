package io.mooring.executor.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tools are indexed. */
@ConfigMapping(prefix = "executor.search")
interface SearchConfig {

    /** Where this process keeps its index while it runs: a local, writable directory; the system's temporary one when absent. */
    Optional<Path> directory();

    /** How often is looked for changed tools. */
    @WithDefault("200ms")
    Duration every();

    /** How long removed tools are remembered. A process that saw no changes for half of that reads all tools again. */
    @WithDefault("24H")
    Duration remembered();
}

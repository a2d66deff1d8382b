package io.mooring.executor.metatool;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When tools are too many to be listed. */
@ConfigMapping(prefix = "executor.metatool")
interface MetaToolConfig {

    /** Most tools that are listed themselves; from one more on, those that search, describe and call are. */
    @WithDefault("40")
    @Min(0)
    int direct();
}

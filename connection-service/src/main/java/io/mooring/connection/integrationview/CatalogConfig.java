package io.mooring.connection.integrationview;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Hearing of the catalog. */
@ConfigMapping(prefix = "connection.catalog")
interface CatalogConfig {

    /** How long a request waits for an integration nobody has told of: its event may be on the way. */
    @WithDefault("5s")
    Duration lag();
}

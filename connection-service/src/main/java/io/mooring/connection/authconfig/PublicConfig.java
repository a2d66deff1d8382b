package io.mooring.connection.authconfig;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where browsers and providers find Mooring. */
@ConfigMapping(prefix = "connection.public")
public interface PublicConfig {

    /** Address of the gateway as the outside knows it; the launcher sets {@code MOORING_PUBLIC_URL}. */
    @WithDefault("${MOORING_PUBLIC_URL:http://localhost:7400}")
    URI url();

    /** A path on it. */
    default String at(String path) {
        return url().toString().replaceFirst("/+$", "") + path;
    }
}

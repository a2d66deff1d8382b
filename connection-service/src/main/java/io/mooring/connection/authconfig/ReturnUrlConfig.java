package io.mooring.connection.authconfig;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where browsers may be sent after consent. */
@ConfigMapping(prefix = "connection.redirects")
interface ReturnUrlConfig {

    /**
     * Whether a tenant may allow URLs of http on the browser's own machine, as developers do; when absent, only where Mooring
     * itself is found there.
     */
    Optional<Boolean> loopback();
}

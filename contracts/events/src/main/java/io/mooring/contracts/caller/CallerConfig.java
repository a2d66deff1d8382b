package io.mooring.contracts.caller;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The server-wide key; see {@link ServerKey}. */
@ConfigMapping(prefix = "mooring.caller")
interface CallerConfig {

    /** The key itself, 32 to 256 visible ASCII characters ({@code MOORING_SERVER_KEY}). None: there is no such key. */
    Optional<String> serverKey();

    /** The one tenant it acts for ({@code MOORING_SERVER_KEY_TENANT}); set exactly when the key is. */
    Optional<String> serverKeyTenant();
}

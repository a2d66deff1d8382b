package io.mooring.contracts.secret;

import io.smallrye.config.ConfigMapping;

/** The key above all other keys. */
@ConfigMapping(prefix = "mooring.secret")
interface SecretConfig {

    /** Base64 of 32 random bytes, from the environment ({@code MOORING_MASTER_KEY}); without it the service does not start. */
    String masterKey();
}

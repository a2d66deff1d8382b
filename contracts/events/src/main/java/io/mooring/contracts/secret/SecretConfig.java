package io.mooring.contracts.secret;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The key above all other keys. */
@ConfigMapping(prefix = "mooring.secret")
interface SecretConfig {

    /**
     * Base64 of 32 random bytes, from the environment ({@code MOORING_MASTER_KEY}). Optional only because a service that
     * keeps no secrets has none: {@link Secrets} can't be made without it.
     */
    Optional<String> masterKey();
}

package io.mooring.contracts.masterkey;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The keys above all other keys. Optional only because a service that keeps no secrets has none. */
@ConfigMapping(prefix = "mooring.secret")
interface MasterKeyConfig {

    /**
     * Key-encryption keys from the environment ({@code MOORING_MASTER_KEY}), see {@link MasterKeyText}. A service that keeps
     * secrets does not start without.
     */
    Optional<String> masterKey();

    /** File with the keys instead ({@code MOORING_MASTER_KEY_FILE}); a key can be added to it while services run. */
    Optional<Path> masterKeyFile();
}

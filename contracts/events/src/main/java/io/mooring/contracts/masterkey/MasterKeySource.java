package io.mooring.contracts.masterkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Where the key-encryption keys come from: the environment, or a file that is read again when a keyset names a key that is
 * not known yet, so that a key can be added without a restart.
 */
@ApplicationScoped
public class MasterKeySource {

    private static final Logger LOG = Logger.getLogger(MasterKeySource.class);
    private static final String VARIABLE = "MOORING_MASTER_KEY";

    private final MasterKeyConfig config;
    private final Vertx vertx;
    private volatile MasterKeys keys;

    MasterKeySource(MasterKeyConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.keys = first(config);
    }

    /** @throws ConfigurationException when there is no key, or a malformed one; its message is all the log shows */
    static MasterKeys first(MasterKeyConfig config) {
        if (config.masterKey().isPresent() && config.masterKeyFile().isPresent()) {
            throw new ConfigurationException("both " + VARIABLE + " and " + VARIABLE + "_FILE are set; expected one");
        }
        return config.masterKeyFile().map(MasterKeySource::read)
                .orElseGet(() -> new MasterKeyText(VARIABLE).parse(config.masterKey().orElse("")));
    }

    /** At start, where waiting for a disk is no harm. */
    private static MasterKeys read(Path file) {
        try {
            return of(file).parse(Files.readString(file));
        } catch (IOException e) { // a byte that is no UTF-8 is one too
            throw new ConfigurationException(VARIABLE + "_FILE can't be read: " + e.getClass().getSimpleName() + " "
                    + file + "; expected a text file of keys");
        }
    }

    private static MasterKeyText of(Path file) {
        return new MasterKeyText(VARIABLE + "_FILE " + file);
    }

    /** As of the last time they were read. */
    public MasterKeys keys() {
        return keys;
    }

    /** What the file says now; what it said before, with an error in the log, when it can't be used. */
    public Uni<MasterKeys> again() {
        return config.masterKeyFile().map(this::again).orElseGet(() -> Uni.createFrom().item(keys));
    }

    private Uni<MasterKeys> again(Path file) {
        return vertx.fileSystem().readFile(file.toString()).map(text -> of(file).parse(text.toString()))
                .invoke(found -> keys = found)
                .onFailure().invoke(failure -> LOG.errorf("going on with the master keys %s: %s", keys.ids(),
                        failure.getMessage()))
                .onFailure().recoverWithItem(() -> keys);
    }
}

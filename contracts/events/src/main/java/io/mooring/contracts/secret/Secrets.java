package io.mooring.contracts.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.masterkey.MasterKeySource;
import io.smallrye.mutiny.Uni;

/**
 * Seals secrets at rest: AES-256-GCM by Tink, one envelope keyset per tenant, itself sealed by a master key. The
 * associated data binds a sealed value to its tenant and owner: moved to another row it does not open.
 *
 * <p>Not made at start, for most services keep no secrets. The bean of a service that uses it is {@code @Startup} and calls
 * {@link #requireKey()} in its constructor: without a master key that service does not start. Every column with sealed
 * values is among the service's {@link SealedColumns}, or a rotation would make them unreadable.
 */
@ApplicationScoped
public class Secrets {

    private final Keysets keysets;
    private final MasterKeySource source;

    Secrets(Keysets keysets, MasterKeySource source) {
        this.keysets = keysets;
        this.source = source;
    }

    /** Does nothing but fail, with one clear line, when the master key is missing or malformed. */
    public void requireKey() {
        Objects.requireNonNull(source.keys());
    }

    /**
     * Seals a secret inside the caller's transaction, which writes it.
     *
     * @param owner what the secret belongs to inside the tenant, e.g. a connection id; the same when unsealing
     */
    public Uni<byte[]> seal(Mutiny.Session session, String tenant, String owner, byte[] secret) {
        return keysets.toSeal(session, tenant).map(envelope -> envelope.seal(secret, context(tenant, owner)));
    }

    /**
     * Opens a sealed secret.
     *
     * @throws IllegalStateException (as failure) when it was sealed for another tenant or owner, or altered
     */
    public Uni<byte[]> unseal(Mutiny.Session session, String tenant, String owner, byte[] sealed) {
        return keysets.toOpen(session, tenant, sealed)
                .map(envelope -> envelope.unseal(sealed, context(tenant, owner)));
    }

    static byte[] context(String tenant, String owner) {
        return (tenant + "\n" + owner).getBytes(StandardCharsets.UTF_8);
    }

    /** A cryptographic failure that is no secret and no fault of the caller. */
    static IllegalStateException failed(String what, GeneralSecurityException cause) {
        return new IllegalStateException(what, cause);
    }
}

package io.mooring.contracts.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/**
 * Seals secrets at rest: AES-256-GCM by Tink, one envelope keyset per tenant, itself sealed by the master key. The
 * associated data binds a sealed value to its tenant and owner: moved to another row it does not open.
 *
 * <p>Not made at start, for most services keep no secrets. The bean of a service that uses it is {@code @Startup} and calls
 * {@link #requireKey()} in its constructor: without a master key that service does not start.
 */
@ApplicationScoped
public class Secrets {

    private static final String INSERT = "insert into app.tenant_key (tenant, keyset) values (?1, ?2)"
            + " on conflict do nothing";

    private final Map<String, Envelope> envelopes = new ConcurrentHashMap<>();
    private final MasterKey master;

    Secrets(SecretConfig config) {
        this.master = MasterKey.of(config.masterKey().orElse(""));
    }

    /** Does nothing but fail, with one clear line, when the master key is missing or malformed. */
    public void requireKey() {
        Objects.requireNonNull(master);
    }

    /**
     * Seals a secret inside the caller's transaction.
     *
     * @param owner what the secret belongs to inside the tenant, e.g. a connection id; the same when unsealing
     */
    public Uni<byte[]> seal(Mutiny.Session session, String tenant, String owner, byte[] secret) {
        return envelope(session, tenant).map(envelope -> envelope.seal(secret, context(tenant, owner)));
    }

    /**
     * Opens a sealed secret.
     *
     * @throws IllegalStateException (as failure) when it was sealed for another tenant or owner, or altered
     */
    public Uni<byte[]> unseal(Mutiny.Session session, String tenant, String owner, byte[] sealed) {
        return envelope(session, tenant).map(envelope -> envelope.unseal(sealed, context(tenant, owner)));
    }

    private Uni<Envelope> envelope(Mutiny.Session session, String tenant) {
        Envelope known = envelopes.get(tenant);
        return known != null
                ? Uni.createFrom().item(known)
                : session.find(TenantKeyRow.class, tenant)
                        .chain(row -> row == null ? create(session, tenant) : open(row));
    }

    /** Two transactions may both try: the unique key decides, both then read the one that stayed. */
    private Uni<Envelope> create(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(INSERT).setParameter(1, tenant).setParameter(2, master.newKeyset(tenant))
                .executeUpdate().chain(() -> session.find(TenantKeyRow.class, tenant)).map(this::opened);
    }

    /** Only what was read from a committed row is kept: a new keyset may still be rolled back. */
    private Uni<Envelope> open(TenantKeyRow row) {
        return Uni.createFrom().item(() -> opened(row)).invoke(envelope -> envelopes.put(row.tenant, envelope));
    }

    private Envelope opened(TenantKeyRow row) {
        return master.open(row.tenant, row.keyset);
    }

    private static byte[] context(String tenant, String owner) {
        return (tenant + "\n" + owner).getBytes(StandardCharsets.UTF_8);
    }

    /** A cryptographic failure that is no secret and no fault of the caller. */
    static IllegalStateException failed(String what, GeneralSecurityException cause) {
        return new IllegalStateException(what, cause);
    }
}

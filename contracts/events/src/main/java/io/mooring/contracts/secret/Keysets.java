package io.mooring.contracts.secret;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.google.crypto.tink.KeysetHandle;

import io.mooring.contracts.masterkey.MasterKeySource;
import io.mooring.contracts.masterkey.MasterKeys;
import io.mooring.contracts.masterkey.SealedKeyset;
import io.smallrye.mutiny.Uni;

/**
 * The keys of tenants: rows of {@code app.tenant_key}, opened copies in memory. A copy may be behind the row in another
 * replica's rotation. Who opens a secret notices by a key the copy does not know; who seals one compares, and holds the row
 * shared until its transaction ends: so once a new key is committed, nothing is sealed with the old one any more.
 */
@ApplicationScoped
class Keysets {

    private static final String READ = "select master_key || ':' || encode(keyset, 'hex') from app.tenant_key"
            + " where tenant = ?1";
    private static final String INSERT = "insert into app.tenant_key (tenant, keyset, master_key)"
            + " values (?1, decode(?2, 'hex'), ?3) on conflict do nothing";
    private static final String REPLACE = "update app.tenant_key set keyset = decode(?2, 'hex'), master_key = ?3"
            + " where tenant = ?1";

    private record Copy(String text, Envelope envelope) {}

    private final Map<String, Copy> copies = new ConcurrentHashMap<>();
    private final MasterKeySource source;

    Keysets(MasterKeySource source) {
        this.source = source;
    }

    /** The tenant's keys as they are, made when there are none; nobody changes them until the transaction ends. */
    Uni<Envelope> toSeal(Mutiny.Session session, String tenant) {
        return read(session, tenant, " for share")
                .chain(text -> text == null ? create(session, tenant) : envelope(tenant, text));
    }

    /** The tenant's keys, as of the time the value was sealed or later. */
    Uni<Envelope> toOpen(Mutiny.Session session, String tenant, byte[] sealed) {
        Copy copy = copies.get(tenant);
        return copy != null && copy.envelope.knows(sealed)
                ? Uni.createFrom().item(copy.envelope)
                : read(session, tenant, "").onItem().ifNull()
                        .failWith(() -> new IllegalStateException("tenant " + tenant + " has no keys"))
                        .chain(text -> envelope(tenant, text));
    }

    /** The tenant's keys for a change of them; nobody uses them to seal until the transaction ends. */
    Uni<Envelope> toChange(Mutiny.Session session, String tenant) {
        return read(session, tenant, " for update").onItem().ifNull()
                .failWith(() -> new IllegalStateException("tenant " + tenant + " has no keys"))
                .chain(text -> envelope(tenant, text));
    }

    /** Seals the keys under the current key-encryption key, in place of those that {@link #toChange} read. */
    Uni<Void> replace(Mutiny.Session session, String tenant, KeysetHandle keyset) {
        SealedKeyset sealed = source.keys().seal(tenant, keyset);
        return session.createNativeQuery(REPLACE).setParameter(1, tenant).setParameter(2, sealed.hex())
                .setParameter(3, sealed.masterKey()).executeUpdate().replaceWithVoid();
    }

    /** Under the key-encryption key that is current now, not when this process started. */
    private Uni<Envelope> create(Mutiny.Session session, String tenant) {
        return source.again().map(keys -> keys.seal(tenant, Envelope.newKeyset()))
                .chain(sealed -> session.createNativeQuery(INSERT).setParameter(1, tenant)
                        .setParameter(2, sealed.hex()).setParameter(3, sealed.masterKey()).executeUpdate())
                .chain(() -> read(session, tenant, " for share")).onItem().ifNull()
                .failWith(() -> new IllegalStateException("the keys of tenant " + tenant + " can't be kept"))
                .chain(text -> envelope(tenant, text));
    }

    private static Uni<@Nullable String> read(Mutiny.Session session, String tenant, String lock) {
        return session.createNativeQuery(READ + lock, String.class).setParameter(1, tenant).getSingleResultOrNull();
    }

    /** A copy of a transaction that is rolled back does no harm: no row has its text, no secret its key's id. */
    private Uni<Envelope> envelope(String tenant, String text) {
        Copy copy = copies.get(tenant);
        if (copy != null && copy.text.equals(text)) {
            return Uni.createFrom().item(copy.envelope);
        }
        SealedKeyset sealed = SealedKeyset.of(text);
        MasterKeys known = source.keys();
        return (known.has(sealed) ? Uni.createFrom().item(known) : source.again())
                .map(keys -> new Envelope(keys.unseal(tenant, sealed)))
                .invoke(envelope -> copies.put(tenant, new Copy(text, envelope)));
    }
}

package io.mooring.contracts.masterkey;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.google.crypto.tink.KeysetHandle;

/**
 * The key-encryption keys of the installation. The first is the current one and seals; the others only open what they sealed
 * before. Sealing and opening a keyset are all that is asked of them, so a key management system can take their place.
 */
public final class MasterKeys {

    private final List<MasterKey> keys;

    /** These, current first. */
    MasterKeys(List<MasterKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Id of the key that seals. */
    public String current() {
        return keys.getFirst().id();
    }

    List<String> ids() {
        return keys.stream().map(MasterKey::id).toList();
    }

    /** Whether the key that sealed it is among these, as far as its id says. */
    public boolean has(SealedKeyset sealed) {
        return sealed.masterKey().isEmpty() || ids().contains(sealed.masterKey());
    }

    /** Seals under the current key; the associated data is the tenant. */
    public SealedKeyset seal(String tenant, KeysetHandle keyset) {
        return keys.getFirst().seal(tenant, keyset);
    }

    /**
     * Opens a keyset with the key that sealed it. A key may have got another id since, so then all are tried.
     *
     * @throws IllegalStateException when none of them opens it
     */
    public KeysetHandle unseal(String tenant, SealedKeyset sealed) {
        return Stream.concat(named(sealed), keys.stream()).map(key -> tried(key, tenant, sealed))
                .filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new IllegalStateException("the keyset of tenant " + tenant + " opens with none of "
                        + "the master keys " + ids() + "; it was sealed with "
                        + (sealed.masterKey().isEmpty() ? "one that had no id" : sealed.masterKey())));
    }

    private Stream<MasterKey> named(SealedKeyset sealed) {
        return keys.stream().filter(key -> key.id().equals(sealed.masterKey()));
    }

    private static @Nullable KeysetHandle tried(MasterKey key, String tenant,
            SealedKeyset sealed) {
        try {
            return key.unseal(tenant, sealed);
        } catch (GeneralSecurityException otherKey) {
            return null;
        }
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "MasterKeys" + ids();
    }
}

package io.mooring.contracts.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.IntStream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/** The keys of one tenant. Tink puts the id of the key in front of the ciphertext, so that keys can be rotated. */
final class Envelope {

    /** Tink's: one byte of version, four of the key's id. */
    static final int PREFIX_BYTES = 5;
    private static final byte VERSION = 1;

    private final KeysetHandle keyset;
    private final Aead aead;

    Envelope(KeysetHandle keyset) {
        this.keyset = keyset;
        try {
            this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("a keyset is not usable", e);
        }
    }

    /** One new key. */
    static KeysetHandle newKeyset() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("no keyset could be made", e);
        }
    }

    /** These keys and a new one, which seals from now on. */
    KeysetHandle withNewKey() {
        return built(KeysetHandle.newBuilder(keyset).addEntry(KeysetHandle
                .generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()));
    }

    /** Only the key that seals: what the others sealed opens no more. */
    KeysetHandle withoutOldKeys() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return built(builder);
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("no keyset could be made", e);
        }
    }

    KeysetHandle keyset() {
        return keyset;
    }

    /** What everything begins with that the current key seals, in hex. */
    String prefix() {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(PREFIX_BYTES).put(VERSION).putInt(keyset.getPrimary().getId()).array());
    }

    /** Whether the key that sealed it is among these. */
    boolean knows(byte[] sealed) {
        return sealed.length > PREFIX_BYTES && IntStream.range(0, keyset.size())
                .anyMatch(i -> keyset.getAt(i).getId() == ByteBuffer.wrap(sealed).getInt(1));
    }

    byte[] seal(byte[] secret, byte[] context) {
        try {
            return aead.encrypt(secret, context);
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("a secret could not be sealed", e);
        }
    }

    byte[] unseal(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("a secret does not open: other tenant, other owner, or altered", e);
        }
    }
}

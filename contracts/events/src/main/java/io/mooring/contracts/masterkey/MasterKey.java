package io.mooring.contracts.masterkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;

/** A key-encryption key: only ever encrypts tenants' keysets. */
final class MasterKey {

    static final int BYTES = 32;

    private final String id;
    private final Aead aead;

    private MasterKey(String id, Aead aead) {
        this.id = id;
        this.aead = aead;
    }

    /**
     * The key of these bytes.
     *
     * @param key {@value #BYTES} random bytes
     */
    static MasterKey of(String id, byte[] key) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(gcm(key)).withFixedId(1).makePrimary();
            return new MasterKey(id, KeysetHandle.newBuilder().addEntry(entry).build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw failed("AES-256-GCM is not usable", e);
        }
    }

    private static AesGcmKey gcm(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(12)
                .setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
        return AesGcmKey.builder().setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
    }

    String id() {
        return id;
    }

    SealedKeyset seal(String tenant, KeysetHandle keyset) {
        try {
            return new SealedKeyset(id, TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, bytes(tenant),
                    RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw failed("no keyset could be made", e);
        }
    }

    /** Fails when another key sealed it, or for another tenant. */
    KeysetHandle unseal(String tenant, SealedKeyset sealed) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed.bytes(), aead, bytes(tenant),
                RegistryConfiguration.get());
    }

    /** A cryptographic failure that is no secret and no fault of the caller. */
    static IllegalStateException failed(String what, GeneralSecurityException cause) {
        return new IllegalStateException(what, cause);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

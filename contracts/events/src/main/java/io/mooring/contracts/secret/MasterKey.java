package io.mooring.contracts.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;

/** The installation's key: only ever encrypts tenants' keysets. */
final class MasterKey {

    private static final int BYTES = 32;

    private final Aead aead;

    private MasterKey(Aead aead) {
        this.aead = aead;
    }

    /** @throws IllegalArgumentException when the text is not base64 of 32 bytes */
    static MasterKey of(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != BYTES) {
            throw new IllegalArgumentException("the master key has " + key.length + " bytes, expected " + BYTES);
        }
        try {
            AeadConfig.register();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(gcm(key)).withFixedId(1).makePrimary();
            return new MasterKey(KeysetHandle.newBuilder().addEntry(entry).build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("AES-256-GCM is not usable", e);
        }
    }

    private static AesGcmKey gcm(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(BYTES).setIvSizeBytes(12)
                .setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
        return AesGcmKey.builder().setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())).build();
    }

    byte[] newKeyset(String tenant) {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM,
                    RegistryConfiguration.get());
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, bytes(tenant),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("no keyset could be made", e);
        }
    }

    Envelope open(String tenant, byte[] keyset) {
        try {
            return new Envelope(TinkProtoKeysetFormat
                    .parseEncryptedKeyset(keyset, aead, bytes(tenant), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("the keyset of tenant " + tenant + " does not open with this master key", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

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

import io.quarkus.runtime.configuration.ConfigurationException;

/** The installation's key: only ever encrypts tenants' keysets. */
final class MasterKey {

    private static final int BYTES = 32;

    private final Aead aead;

    private MasterKey(Aead aead) {
        this.aead = aead;
    }

    /** @throws ConfigurationException when the text is not base64 of 32 bytes; its message is all the log shows */
    static MasterKey of(String base64) {
        byte[] key = decode(base64.strip());
        if (key.length != BYTES) {
            throw refused(key.length == 0 ? "is not set" : "has " + key.length + " bytes");
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

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("is not base64"); // without the cause: it quotes the key
        }
    }

    private static ConfigurationException refused(String reason) {
        return new ConfigurationException("MOORING_MASTER_KEY " + reason + "; expected base64 of 32 random bytes");
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

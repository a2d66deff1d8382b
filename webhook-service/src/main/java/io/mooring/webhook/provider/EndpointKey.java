package io.mooring.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.webhook.KeyFacts;
import io.mooring.contracts.provider.webhook.SignatureScheme;

/**
 * The secret of an endpoint as its scheme needs it.
 *
 * @param bytes of the key; those of the text where it is no key
 * @param publicKey when the secret is the provider's public key
 */
record EndpointKey(byte[] bytes, @Nullable PublicKey publicKey) {

    /** In front of the 32 bytes of an Ed25519 key in the form of RFC 8410. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Fails with an {@link IllegalArgumentException} that says what was expected. */
    static EndpointKey of(SignatureScheme scheme, String secret) {
        byte[] bytes = decode(scheme.key(), secret);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("expected a secret that is not empty");
        }
        return new EndpointKey(bytes, switch (scheme.kind()) {
            case ED25519 -> publicKey("Ed25519", withPrefix(bytes));
            case ECDSA_P256 -> publicKey("EC", bytes);
            default -> null;
        });
    }

    private static byte[] decode(KeyFacts facts, String secret) {
        String strip = facts.strip();
        String text = strip != null && secret.startsWith(strip) ? secret.substring(strip.length()) : secret;
        try {
            return switch (facts.form()) {
                case BASE64 -> Base64.getDecoder().decode(text);
                case HEX -> HexFormat.of().parseHex(text);
                case NFKD -> Normalizer.normalize(text, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
                case UTF8, CERTIFICATE, JWKS -> text.getBytes(StandardCharsets.UTF_8);
            };
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("expected a secret in " + facts.form().name().toLowerCase(Locale.ROOT),
                    unreadable);
        }
    }

    private static byte[] withPrefix(byte[] raw) {
        if (raw.length != 32) {
            throw new IllegalArgumentException("expected a public key of 32 bytes");
        }
        byte[] whole = new byte[ED25519.length + raw.length];
        System.arraycopy(ED25519, 0, whole, 0, ED25519.length);
        System.arraycopy(raw, 0, whole, ED25519.length, raw.length);
        return whole;
    }

    private static PublicKey publicKey(String algorithm, byte[] encoded) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException("expected a public key for " + algorithm, unfit);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "EndpointKey";
    }
}

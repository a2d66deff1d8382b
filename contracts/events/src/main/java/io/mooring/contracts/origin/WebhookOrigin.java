package io.mooring.contracts.origin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as the origin of tool calls: {@code who_}, the event's id, a dot, and an Ed25519 signature (RFC 8032) over tenant,
 * publication and event. It is made for an event and a publication in whose reach it was; it proves nothing for another
 * publication or in another tenant. It never ends: it names a cause and grants nothing.
 */
public final class WebhookOrigin {

    /** Characters of an origin, at most. */
    public static final int LONGEST = 200;

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern FORM = Pattern.compile("who_([A-Za-z0-9-]{1,64})\\.([A-Za-z0-9_-]{86})");

    private WebhookOrigin() {}

    /**
     * Keys of a publication.
     *
     * @param secret PKCS #8; signs
     * @param open X.509 SubjectPublicKeyInfo in base64; proves
     */
    public record Keys(byte[] secret, String open) {

        /** New ones. */
        public static Keys fresh() {
            try {
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                return new Keys(pair.getPrivate().getEncoded(),
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException impossible) {
                throw failed(impossible);
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Keys[" + open + "]";
        }
    }

    /**
     * What an origin speaks of.
     *
     * @param event {@code ce_id}
     */
    public record Claim(String tenant, String publication, String event) {

        private byte[] bytes() {
            return ("mooring webhook origin 1\n" + tenant + "\n" + publication + "\n" + event)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The key that signs, ready for use. */
    public static PrivateKey key(byte[] secret) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
        } catch (GeneralSecurityException misfit) {
            throw failed(misfit);
        }
    }

    /** The origin's text. */
    public static String text(PrivateKey key, Claim claim) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(claim.bytes());
            return "who_" + claim.event() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw failed(impossible);
        }
    }

    /** The event an origin names, proved or not; empty when it is no origin. */
    public static Optional<String> event(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Whether an event in the reach of that publication of that tenant is its origin. */
    public static boolean holds(String open, String tenant, String publication, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(open))));
            signature.update(new Claim(tenant, publication, form.group(1)).bytes());
            return signature.verify(Base64.getUrlDecoder().decode(form.group(2)));
        } catch (GeneralSecurityException | IllegalArgumentException misfit) {
            return false;
        }
    }

    private static IllegalStateException failed(GeneralSecurityException cause) {
        return new IllegalStateException(ALGORITHM + " is not usable", cause);
    }
}

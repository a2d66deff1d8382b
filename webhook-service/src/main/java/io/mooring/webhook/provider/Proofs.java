package io.mooring.webhook.provider;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.mooring.contracts.provider.webhook.SignatureScheme.Encoding;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;

/** The cryptography, all of it the JDK's. */
final class Proofs {

    private Proofs() {}

    /** Empty when it is not in the encoding, whole and in no other form of the same bytes. */
    static byte[] decode(Encoding encoding, String text) {
        try {
            return switch (encoding) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
                case BASE64URL -> Base64.getUrlDecoder().decode(text);
            };
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The keyed hash of a text, or its plain hash when that is the kind. */
    static byte[] compute(Kind kind, byte[] key, byte[] text) {
        try {
            if (kind == Kind.SHA256) {
                return MessageDigest.getInstance(kind.algorithm()).digest(text);
            }
            Mac mac = Mac.getInstance(kind.algorithm());
            mac.init(new SecretKeySpec(key, kind.algorithm()));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + kind.algorithm(), e);
        }
    }

    /** Whether a key signed a text; a signature that is none is a no. */
    static boolean verify(Kind kind, PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(kind.algorithm());
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    /** Takes as long whatever differs. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(sha256(one), sha256(other));
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        return compute(Kind.SHA256, bytes, bytes);
    }
}

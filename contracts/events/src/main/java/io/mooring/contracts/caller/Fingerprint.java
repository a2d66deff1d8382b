package io.mooring.contracts.caller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a secret: kept in its place, and compared in a time that does not tell how much of it was right. */
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean matches(ByteBuffer kept, byte[] given) {
        byte[] expected = new byte[kept.remaining()];
        kept.duplicate().get(expected);
        return MessageDigest.isEqual(expected, given);
    }
}

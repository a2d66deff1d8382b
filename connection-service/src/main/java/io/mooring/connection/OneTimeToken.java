package io.mooring.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * A value that travels through browsers: the tenant whose rows know it, and 256 random bits.
 *
 * @param text in the clear; only its hash is kept
 */
public record OneTimeToken(String tenant, String text) {

    private static final int BYTES = 32;
    private static final int ENCODED = 43;

    /** A new one. */
    public static OneTimeToken next(String tenant, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new OneTimeToken(tenant, tenant + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty when it can't be one of ours. */
    public static Optional<OneTimeToken> parse(@Nullable String text) {
        int dot = text == null ? -1 : text.lastIndexOf('.');
        if (text == null || dot < 1 || text.length() - dot - 1 != ENCODED
                || !TenantName.matches(text.substring(0, dot))) {
            return Optional.empty();
        }
        return Optional.of(new OneTimeToken(text.substring(0, dot), text));
    }

    /** What is kept of it. */
    public String hash() {
        return hash(text);
    }

    /** SHA-256 in hex. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** In constant time. */
    public static boolean matches(@Nullable String text, @Nullable String hash) {
        return text != null && hash != null && MessageDigest.isEqual(
                hash(text).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without what makes it worth anything. */
    @Override
    public String toString() {
        return "OneTimeToken[" + tenant + "]";
    }
}

package io.mooring.executor.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is kept of a call's arguments.
 *
 * @param digest SHA-256 of their canonical form, hex
 * @param shown as JSON for people to read, without secrets and long parts; null in records from before it was kept
 * @param bytes size of the canonical form
 */
public record Arguments(String digest, @Nullable String shown, long bytes) {

    public static Arguments of(JsonNode arguments) {
        byte[] canonical = CanonicalJson.of(arguments).getBytes(StandardCharsets.UTF_8);
        return new Arguments(digest(canonical), ShownArguments.of(arguments), canonical.length);
    }

    /** SHA-256 of the canonical form, hex. */
    public static String digest(JsonNode value) {
        return digest(CanonicalJson.of(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] canonical) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

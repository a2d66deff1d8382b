package io.mooring.executor.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.mooring.executor.lease.Placement;

/** An upstream that echoes the credential must not hand it to the caller. */
final class Redaction {

    private static final String MARK = "[redacted]";
    /** Shorter ones are no secrets worth the damage to a result. */
    private static final int SHORTEST = 8;

    private Redaction() {}

    /** The body, with every credential of the request replaced; the very same array when there is none in it. */
    static byte[] redact(byte[] body, List<Placement> placements) {
        String text = null;
        for (String secret : placements.stream().flatMap(Redaction::secrets).toList()) {
            String bytes = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String before = text == null ? new String(body, StandardCharsets.ISO_8859_1) : text;
            text = before.replace(bytes, MARK);
        }
        return text == null ? body : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The value, and what follows a scheme such as {@code Bearer}. */
    private static Stream<String> secrets(Placement placement) {
        String value = placement.value();
        return Stream.of(value, value.substring(value.indexOf(' ') + 1)).distinct()
                .filter(secret -> secret.length() >= SHORTEST);
    }
}

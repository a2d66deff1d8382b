package io.mooring.executor.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.PercentEncoding;

/** An upstream that echoes the credential must not hand it to the caller. */
public final class Redaction {

    private static final String MARK = "[redacted]";
    /** Shorter ones are no secrets worth the damage to a result. */
    private static final int SHORTEST = 8;
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-F]{2}");

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

    /** As {@link #redact(byte[], List)}, for a header: a character of it is an octet. */
    static String redact(String header, List<Placement> placements) {
        return new String(redact(header.getBytes(StandardCharsets.ISO_8859_1), placements),
                StandardCharsets.ISO_8859_1);
    }

    /** As {@link #redact(byte[], List)}, for a text. */
    public static String redactText(String text, List<Placement> placements) {
        String redacted = text;
        for (String secret : placements.stream().flatMap(Redaction::secrets).toList()) {
            redacted = redacted.replace(secret, MARK);
        }
        return redacted;
    }

    /** The value, and what follows a scheme such as {@code Bearer}; each also as it would stand in a URI. */
    private static Stream<String> secrets(Placement placement) {
        String value = placement.value();
        return Stream.of(value, value.substring(value.indexOf(' ') + 1))
                .filter(secret -> secret.length() >= SHORTEST).flatMap(Redaction::forms).distinct();
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(secret, PercentEncoding.encode(secret), PercentEncoding.encodeKeepingReserved(secret))
                .flatMap(form -> Stream.of(form, inLowerCase(form)));
    }

    /** RFC 3986 §2.1: digits of either case are the same. */
    private static String inLowerCase(String encoded) {
        return ENCODED.matcher(encoded).replaceAll(octet -> octet.group().toLowerCase(Locale.ROOT));
    }
}

package io.mooring.executor.request;

import java.nio.charset.StandardCharsets;

/** RFC 3986 §2.1. */
public final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    /** Reserved characters that can stay in a query value; those that would end the value can't. */
    private static final String RESERVED = ":/?@!$'()*,;=";
    private static final String IN_TEMPLATE = ":/?@!$&'()*+,;=%#[]";

    private PercentEncoding() {}

    public static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    public static String encodeKeepingReserved(String text) {
        return encode(text, UNRESERVED + RESERVED);
    }

    /** Literal text of a path template: only what may not stand in a URI at all. */
    static String encodeTemplate(String text) {
        return encode(text, UNRESERVED + IN_TEMPLATE);
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && kept.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xf, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
            }
        }
        return encoded.toString();
    }
}

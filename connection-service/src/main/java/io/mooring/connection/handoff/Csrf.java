package io.mooring.connection.handoff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.OneTimeToken;

/** Proof that a form is of this page: follows from the browser's cookie, which no other site can read. */
final class Csrf {

    static final String FIELD = "csrf";

    private Csrf() {}

    static String of(@Nullable String cookie) {
        return OneTimeToken.hash("csrf\n" + cookie);
    }

    /** In constant time. */
    static boolean fits(Submission given, @Nullable String cookie) {
        return MessageDigest.isEqual(given.text(FIELD).getBytes(StandardCharsets.UTF_8),
                of(cookie).getBytes(StandardCharsets.UTF_8));
    }
}

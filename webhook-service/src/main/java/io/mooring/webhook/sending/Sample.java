package io.mooring.webhook.sending;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.http.EgressResponse;

/** The beginning of a subscriber's answer, for people who look for an error. No headers: they may carry secrets. */
final class Sample {

    private static final int LONGEST = 1024;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private Sample() {}

    /** Null when there is none, or it is no text. */
    static @Nullable String of(EgressResponse response) {
        if (response.body().length() == 0 || response.headers().firstValue("Content-Encoding").isPresent()
                || !isText(response.headers().firstValue("Content-Type"))) {
            return null;
        }
        byte[] start = response.body().getBytes(0, Math.min(LONGEST, response.body().length()));
        return UNSAFE.matcher(new String(start, StandardCharsets.UTF_8)).replaceAll(" ");
    }

    private static boolean isText(Optional<String> type) {
        String name = type.orElse("text/plain").toLowerCase(Locale.ROOT);
        return name.startsWith("text/") || name.contains("json") || name.contains("xml");
    }
}

package io.mooring.webhook.sending;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Header {@code Retry-After} (RFC 9110 §10.2.3): seconds, or a date. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Empty when it makes no sense or lies in the past. */
    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        try {
            Duration pause = SECONDS.matcher(value).matches()
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return pause.isPositive() ? Optional.of(pause) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

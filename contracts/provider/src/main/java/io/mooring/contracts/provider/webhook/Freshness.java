package io.mooring.contracts.provider.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When it was signed, and for how long that is good.
 *
 * @param from where the time stands; only one that is signed is worth anything
 * @param unit of its text
 * @param windowSeconds oldest that is taken; absent: any. Ahead of our clock at most five minutes of it are
 */
public record Freshness(Locator from, Unit unit, @Nullable Integer windowSeconds) {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    public Freshness {
        if (from == null || unit == null) {
            throw new IllegalArgumentException("a time needs a place and a unit");
        }
    }

    /** How a time is written. */
    public enum Unit {
        /** Unix time in seconds. */
        SECONDS,
        /** Unix time in milliseconds. */
        MILLIS,
        /** ISO 8601 with an offset. */
        ISO
    }

    /** The time a text says; none when it says none. */
    public Optional<Instant> parse(String text) {
        try {
            return Optional.of(switch (unit) {
                case SECONDS -> Instant.ofEpochSecond(digits(text));
                case MILLIS -> Instant.ofEpochMilli(digits(text));
                case ISO -> java.time.OffsetDateTime.parse(text).toInstant();
            });
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Digits only: a sign or a blank would be another text for the same time. */
    private static long digits(String text) {
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a time");
        }
        return Long.parseLong(text);
    }

    /** Whether it is too old. */
    public boolean isStale(Instant signed, Instant now) {
        return windowSeconds != null && signed.plusSeconds(windowSeconds).isBefore(now);
    }

    /** Whether it lies too far ahead. */
    public boolean isAhead(Instant signed, Instant now) {
        return windowSeconds != null
                && now.plusSeconds(Math.min(windowSeconds, AHEAD.toSeconds())).isBefore(signed);
    }
}

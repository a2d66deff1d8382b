package io.mooring.executor.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How an upstream says that it has had enough: {@code Retry-After} (RFC 9110 §10.2.3), the {@code RateLimit} fields of the
 * IETF's drafts, and the headers vendors had before those. Pure.
 */
public final class RateLimit {

    /** When it does not say how long: what GitHub asks for. */
    static final Duration USUAL = Duration.ofMinutes(1);

    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final double FIRST_EPOCH_SECOND = 1e9;
    private static final double FIRST_EPOCH_MILLI = 1e12;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern SPAN = Pattern
            .compile(
                    "(?:(\\d{1,5})h)?(?:(\\d{1,7})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d+)?)ms)?");
    /** {@code "name";r=0;t=30} and, in earlier drafts, {@code limit=5, remaining=0, reset=30}. */
    private static final Pattern SPENT = Pattern.compile("(?:^|[;,\\s])(?:r|remaining)=0(?:$|[;,\\s])");
    private static final Pattern RESET = Pattern.compile("(?:^|[;,\\s])(?:t|reset)=(\\d{1,15})");
    private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000).appendPattern(" HH:mm:ss zzz")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private RateLimit() {}

    /** Whether the answer says so: status 429, or 403 where a limit is spent, as GitHub has it. */
    public static boolean isReached(int status, HttpHeaders headers) {
        return status == TOO_MANY || status == FORBIDDEN
                && (headers.firstValue("retry-after").isPresent() || spent(headers).findAny().isPresent());
    }

    /** How long it wants to be left alone, from a second to a month; null when it does not say. */
    public static @Nullable Duration wait(HttpHeaders headers, Instant now) {
        Instant there = headers.firstValue("date").map(RateLimit::date).orElse(now);
        return headers.firstValue("retry-after").map(value -> span(value.strip(), there)).filter(Objects::nonNull)
                .or(() -> spent(headers).map(value -> span(value, there)).filter(Objects::nonNull)
                        .max(Comparator.naturalOrder()))
                .map(RateLimit::withinReason).orElse(null);
    }

    /** When limits that are spent begin anew. */
    private static Stream<String> spent(HttpHeaders headers) {
        Stream<String> vendors = headers.map().entrySet().stream()
                .filter(header -> isRemaining(header.getKey().toLowerCase(Locale.ROOT))
                        && header.getValue().getFirst().strip().matches("-?0+(\\.0+)?"))
                .map(header -> header.getKey().toLowerCase(Locale.ROOT).replace("remaining", "reset"))
                .map(headers::firstValue).flatMap(Optional::stream).map(String::strip);
        Stream<String> policies = headers.allValues("ratelimit").stream()
                .flatMap(value -> Stream.of(value.split(",(?=\\s*\")")))
                .filter(policy -> SPENT.matcher(policy).find()).map(RESET::matcher).filter(Matcher::find)
                .map(reset -> reset.group(1));
        return Stream.concat(vendors, policies);
    }

    private static boolean isRemaining(String name) {
        return (name.contains("ratelimit") || name.contains("rate-limit")) && name.contains("remaining");
    }

    /** Seconds, a time since 1970 in seconds or milliseconds, a date, or {@code 1m30s}; null for anything else. */
    private static @Nullable Duration span(String value, Instant now) {
        if (NUMBER.matcher(value).matches()) {
            double number = Double.parseDouble(value);
            if (number >= FIRST_EPOCH_SECOND) {
                return Duration.between(now, Instant
                        .ofEpochMilli((long) (number >= FIRST_EPOCH_MILLI ? number : number * 1000)));
            }
            return Duration.ofMillis((long) Math.ceil(number * 1000));
        }
        Matcher span = SPAN.matcher(value);
        if (!value.isEmpty() && span.matches()) {
            return Duration.ofMillis((long) Math.ceil(part(span, 1) * 3_600_000 + part(span, 2) * 60_000
                    + part(span, 3) * 1000 + part(span, 4)));
        }
        Instant date = date(value);
        return date == null ? null : Duration.between(now, date);
    }

    private static double part(Matcher span, int group) {
        return span.group(group) == null ? 0 : Double.parseDouble(span.group(group));
    }

    private static @Nullable Instant date(String value) {
        for (DateTimeFormatter format : DATES) {
            try {
                return ZonedDateTime.parse(value.strip(), format).toInstant();
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        return null;
    }

    private static Duration withinReason(Duration wait) {
        Duration atLeast = wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}

package io.mooring.catalog.registry;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Versions as texts that sort from old to new, character by character: semantic versions by their precedence (SemVer 2.0.0
 * section 11) after all others, those by their time of publication. So the database picks the latest by itself.
 */
final class VersionRank {

    private static final Pattern SEMVER = Pattern.compile("v?(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final String RELEASE = "~";
    private static final char SEMANTIC = '1';
    private static final char OTHER = '0';

    private VersionRank() {}

    static String of(String version, @Nullable Instant publishedAt) {
        Instant published = publishedAt == null ? Instant.EPOCH : publishedAt;
        String time = number(Long.toString(Math.max(0, published.toEpochMilli())));
        Matcher parts = SEMVER.matcher(version);
        if (!parts.matches()) {
            return OTHER + time;
        }
        String release = number(parts.group(1)) + number(parts.group(2)) + number(parts.group(3));
        return SEMANTIC + release + prerelease(parts.group(4)) + " " + time;
    }

    /** Ends in a space, which sorts before everything else: fewer identifiers are older. */
    private static String prerelease(@Nullable String text) {
        if (text == null) {
            return RELEASE;
        }
        StringBuilder rank = new StringBuilder();
        for (String identifier : text.split("\\.")) {
            rank.append(identifier.matches("\\d+") ? "!" + number(identifier) : "#" + identifier).append(' ');
        }
        return rank.toString();
    }

    /** A number after the count of its digits, so that 10 comes after 9. */
    private static String number(String digits) {
        String significant = digits.replaceFirst("^0+(?=\\d)", "");
        return "%03d".formatted(Math.min(significant.length(), 999)) + significant;
    }
}

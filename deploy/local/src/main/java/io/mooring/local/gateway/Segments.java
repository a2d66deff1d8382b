package io.mooring.local.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A path as its segments, without the empty one a trailing slash makes. */
final class Segments {

    private static final Pattern ANY_SEPARATOR = Pattern.compile("/|\\\\|%2f|%5c", Pattern.CASE_INSENSITIVE);

    private Segments() {}

    static List<String> of(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.substring(1).split("/", -1));
    }

    /**
     * Whether a service could understand the path otherwise than the gateway does: dot segments in any spelling, empty
     * segments, characters no path has. Such a path could lead from an open route to a closed one.
     */
    static boolean ambiguous(String path) {
        return !path.startsWith("/") || path.contains("//") || path.chars().anyMatch(c -> c <= ' ' || c == 127)
                || path.toLowerCase(Locale.ROOT).contains("%00")
                || Arrays.stream(ANY_SEPARATOR.split(path)).anyMatch(Segments::dots);
    }

    private static boolean dots(String segment) {
        String plain = segment.replaceAll("(?i)%2e", ".").replaceAll("(?i)(;|%3b).*", "");
        return plain.equals(".") || plain.equals("..");
    }
}

package io.mooring.catalog.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * Which servers a person looks for.
 *
 * @param words each is part of what is found; lower case
 * @param registryType with a package of this registry
 * @param category filed under this by its publisher
 * @param remote whether it is reached without being started
 * @param runnable whether it can run here
 * @param status of this status only
 * @param includeDeleted also those that were taken down
 */
public record Wanted(List<String> words, @Nullable String registryType, @Nullable String category,
        @Nullable Boolean remote, @Nullable Boolean runnable, @Nullable String status, boolean includeDeleted) {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_TEXT = 200;

    /** Reads query parameters; fails with 400 that names the one that does not fit. */
    public static Wanted of(@Nullable String text, @Nullable String registryType, @Nullable String category,
            @Nullable String remote, @Nullable String runnable, @Nullable String status,
            @Nullable String includeDeleted) {
        String line = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(line.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST_WORDS || line.length() > LONGEST_TEXT) {
            throw GeneralError.BAD_REQUEST.at("text",
                    "expected at most " + MOST_WORDS + " words and " + LONGEST_TEXT + " characters");
        }
        return new Wanted(words, registryType, category == null ? null : category.toLowerCase(Locale.ROOT),
                truth("remote", remote), truth("runnable", runnable), status,
                Boolean.TRUE.equals(truth("include_deleted", includeDeleted)));
    }

    String phrase() {
        return String.join(" ", words);
    }

    private static @Nullable Boolean truth(String name, @Nullable String value) {
        return switch (value) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw GeneralError.BAD_REQUEST.at(name, "expected true or false");
        };
    }
}

package io.mooring.contracts.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a binding lets an agent do with an app. */
public enum Access {

    /** Tools positively known to change nothing. */
    READ,
    /** Every tool. */
    FULL;

    /** Reads {@code read} or {@code full}; empty when it is neither. */
    public static Optional<Access> parse(String text) {
        return Arrays.stream(values()).filter(access -> access.text().equals(text)).findAny();
    }

    /** As callers and events write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

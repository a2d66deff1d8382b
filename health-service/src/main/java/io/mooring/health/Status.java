package io.mooring.health;

import java.util.Arrays;
import java.util.Optional;

/** Does it work. */
public enum Status {

    /** Calls work, or nothing speaks against it. */
    CONNECTED("Connected"),
    /** Slow, or errors that come and go. */
    DEGRADED("Degraded"),
    /** Unreachable, the credential is refused, or there is none. */
    DISCONNECTED("Disconnected");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** The word people and reports use. */
    public String word() {
        return word;
    }

    /** Reads {@link #word()}, in any case; empty when it is none of them. */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word.equalsIgnoreCase(word)).findFirst();
    }
}

package io.mooring.executor.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a call, the least restrictive first. */
public enum Effect {

    /** It runs. */
    APPROVE,
    /** It waits until somebody approves of it. */
    REQUIRE_APPROVAL,
    /** It is refused. */
    BLOCK;

    /** As routes and rows write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such effect. */
    static Optional<Effect> parse(String text) {
        return Arrays.stream(values()).filter(effect -> effect.text().equals(text)).findFirst();
    }
}

package io.mooring.webhook.subscription;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** Which deliveries of a subscription wait for one another: the next goes when the one before is delivered or given up. */
public enum Ordering {

    /** None: a late one holds no other one up. */
    NONE,
    /** Those of events of one endpoint. */
    ENDPOINT,
    /** Those of events of one endpoint about one subject; events without one wait for one another. */
    SUBJECT;

    /** What deliveries that wait for one another have in common; null when they don't. */
    public @Nullable String key(String endpoint, @Nullable String subject) {
        return switch (this) {
            case NONE -> null;
            case ENDPOINT -> endpoint;
            case SUBJECT -> endpoint + "\n" + (subject == null ? "" : subject);
        };
    }

    /** As it is stored and shown. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Fails with 400. */
    static Ordering parse(String text) {
        for (Ordering ordering : values()) {
            if (ordering.text().equals(text)) {
                return ordering;
            }
        }
        throw GeneralError.BAD_REQUEST.at("/order", "expected none, endpoint or subject");
    }

    static Ordering stored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}

package io.mooring.connection.apikey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Keys as they are kept. */
final class Keys {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Keys() {}

    static ApiKeyRow endless() {
        return until(null);
    }

    static ApiKeyRow until(@Nullable Instant expiry) {
        return new ApiKeyRow("acme", "abcdefghijkl", new byte[32], new NewKey("back end", List.of("platform"), expiry),
                "somebody", NOW);
    }

    static ApiKeyRow replaced(Instant end) {
        ApiKeyRow key = until(end);
        key.replacedBy = "mnopqrstuvwx";
        return key;
    }

    static ApiKeyRow revoked() {
        ApiKeyRow key = endless();
        key.revokedAt = NOW;
        return key;
    }
}

package io.mooring.connection.apikey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A key without its secret.
 *
 * @param prefix how the key begins, to find it in a configuration
 * @param replaces the key it took the place of
 * @param replacedBy the key that took its place; this one still works until {@code expiresAt}
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeyView(String id, String prefix, String label, List<String> roles, KeyStatus status,
        @Nullable Instant expiresAt, Instant createdAt, String createdBy, @Nullable String replaces,
        @Nullable String replacedBy, @Nullable Instant revokedAt) {

    static KeyView of(ApiKeyRow row, Instant now) {
        return new KeyView(row.id, "mk_" + row.id, row.label, List.of(row.roles), row.status(now), row.expiresAt,
                row.createdAt, row.createdBy, row.replaces, row.replacedBy, row.revokedAt);
    }
}

package io.mooring.connection.apikey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The only body that ever holds a key. */
@JsonNaming(SnakeCaseStrategy.class)
record CreatedKey(String id, String key, String label, List<String> roles, @Nullable Instant expiresAt,
        Instant createdAt, @Nullable String replaces) {

    static CreatedKey of(IssuedKey issued) {
        ApiKeyRow row = issued.row();
        return new CreatedKey(row.id, issued.key().text(), row.label, List.of(row.roles), row.expiresAt,
                row.createdAt, row.replaces);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreatedKey[" + id + "]";
    }
}

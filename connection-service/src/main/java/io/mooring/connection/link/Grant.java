package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a provider granted, without the secrets of it.
 *
 * @param authConfig id of the blueprint it was granted to; null when nothing can be refreshed
 * @param scopes granted
 * @param missingScopes asked for and not granted
 * @param accessExpiresAt when the access token ends; null when that is unknown or never
 * @param refreshExpiresAt when it can no longer be refreshed
 */
public record Grant(@Nullable String authConfig, List<String> scopes, List<String> missingScopes,
        @Nullable Instant accessExpiresAt, @Nullable Instant refreshExpiresAt) {

    /** Of a pasted credential. */
    public static final Grant NONE = new Grant(null, List.of(), List.of(), null, null);

    /** Whether somebody gets its next token; a pasted credential is used to its end. */
    public boolean isRenewed() {
        return authConfig != null || accessExpiresAt != null;
    }

    public Grant {
        scopes = List.copyOf(scopes);
        missingScopes = List.copyOf(missingScopes);
    }
}

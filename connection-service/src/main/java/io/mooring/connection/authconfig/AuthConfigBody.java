package io.mooring.connection.authconfig;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a caller sends to make or change an auth config; absent fields stay, or take what is usual.
 *
 * @param app slug of an integration or id of a provider; only when made
 * @param clientId absent when made: Mooring registers itself, where the server allows that
 */
@JsonNaming(SnakeCaseStrategy.class)
record AuthConfigBody(@Nullable String app, @Nullable String clientId, @Nullable String clientSecret,
        @Nullable String clientAuth, @Nullable List<@Nullable String> scopes, @Nullable String redirectUri,
        @Nullable Map<String, @Nullable String> params, @Nullable Map<String, @Nullable String> variables) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "AuthConfigBody[" + app + "]";
    }
}

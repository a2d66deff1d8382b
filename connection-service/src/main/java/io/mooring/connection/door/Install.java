package io.mooring.connection.door;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What somebody wants installed.
 *
 * @param userId whose it is; everybody's in the tenant when absent
 * @param integration slug, when several integrations take the provider's accounts
 * @param template auth method, when several take values
 * @param redirectUrl where the browser goes after consent
 */
@JsonNaming(SnakeCaseStrategy.class)
record Install(@Nullable String userId, @Nullable String name, @Nullable String integration,
        @Nullable String template, @Nullable String redirectUrl, @Nullable List<@Nullable String> scopes,
        @Nullable Map<String, @Nullable String> variables, @Nullable String value,
        @Nullable Map<String, @Nullable String> values) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Install";
    }
}

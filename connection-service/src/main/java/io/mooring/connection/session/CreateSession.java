package io.mooring.connection.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The request for a link.
 *
 * @param owner user when absent
 * @param userId who will connect; none when owner is org
 * @param integrations slugs to offer; every one of the catalog when absent; none for a connection that is there
 * @param name of the connections made; {@code main} when absent
 * @param connectionId of one to connect again
 * @param replace whether that may become another account's
 * @param redirectUrl where the person goes in the end; must be allowed
 * @param expiresIn seconds
 * @param confirm whether the platform must confirm first that the browser is its user's
 */
@JsonNaming(SnakeCaseStrategy.class)
record CreateSession(@Nullable String owner, @Nullable String userId,
        @Nullable List<@Nullable String> integrations, @Nullable String name, @Nullable String connectionId,
        @Nullable Boolean replace, @Nullable String redirectUrl, @Nullable Integer expiresIn,
        @Nullable Boolean confirm) {}

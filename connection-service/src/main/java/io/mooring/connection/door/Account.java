package io.mooring.connection.door;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.link.Connection;

/**
 * A connected account in the words of seed 004.
 *
 * @param id the same as {@code connectionId}
 * @param provider what the account is of; the integration's slug when nobody says
 * @param status in lower case: {@code active}, {@code reauth_required} …
 * @param connectedEmail what people know the account by
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Account(String id, String connectionId, String userId, String provider, String integration, String name,
        String status, @Nullable String statusReason, @Nullable String connectedEmail, List<String> scopes,
        Instant createdAt, Instant updatedAt) {

    static Account of(Connection it, String provider) {
        return new Account(it.id(), it.id(), String.valueOf(it.userId()), provider, it.integration(), it.name(),
                it.status().name().toLowerCase(Locale.ROOT), it.standing().reason(), it.account().label(),
                it.grant().scopes(), it.createdAt(), it.updatedAt());
    }
}

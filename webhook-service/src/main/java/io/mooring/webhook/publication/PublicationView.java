package io.mooring.webhook.publication;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A publication as callers see it.
 *
 * @param status active or revoked
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationView(String id, String provider, String connection, @Nullable String name, List<String> actions,
        Reach reach, String status, String createdBy, Instant createdAt, Instant updatedAt) {

    static PublicationView of(PublicationRow row) {
        return new PublicationView(row.id, row.provider, row.connection, row.name, row.actionsOf(), row.reachOf(),
                row.status, row.createdBy, row.createdAt, row.updatedAt);
    }
}

package io.mooring.health.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Is it all working.
 *
 * @param status over all integrations of the tenant, not only those of this page
 * @param integrations a page of them, by slug
 */
record StatusView(String status, List<IntegrationView> integrations, @Nullable String nextCursor) {

    /**
     * An integration and its connections.
     *
     * @param since when the status was reached
     * @param connections the worst {@link HealthStore#CONNECTIONS_SHOWN} of them first
     */
    record IntegrationView(String slug, String name, String status, String reason, Instant since,
            List<ConnectionView> connections) {

        static IntegrationView of(IntegrationHealthRow row, List<ConnectionHealthRow> connections) {
            return new IntegrationView(row.slug, row.name, row.status.word(), row.reason, row.since,
                    connections.stream().filter(connection -> connection.integration.equals(row.slug))
                            .map(ConnectionView::of).toList());
        }
    }

    /** A connection: {@code user_id} only when its owner is a user. */
    record ConnectionView(String id, String name, String owner,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("user_id") @Nullable String userId, String status,
            String reason, Instant since) {

        static ConnectionView of(ConnectionHealthRow row) {
            return new ConnectionView(row.id, row.name, row.owner, row.userId, row.status.word(), row.reason,
                    row.since);
        }
    }
}

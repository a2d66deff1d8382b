package io.mooring.connection.session;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.link.Connection;
import io.mooring.connection.session.ConnectSessions.Seen;

/**
 * A session as the platform sees it.
 *
 * @param status created, opened, ended or expired
 * @param integrations slugs that may be connected; none: all
 * @param connections what was begun in it
 */
@JsonNaming(SnakeCaseStrategy.class)
record SessionView(String id, String status, String owner, @Nullable String userId, List<String> integrations,
        String name, @Nullable String connectionId, @Nullable String redirectUrl, boolean confirm,
        @Nullable Instant confirmedAt, List<Begun> connections, Instant expiresAt, @Nullable Instant openedAt,
        @Nullable Instant endedAt, Instant createdAt, String createdBy) {

    /** @param connected whether it has had a credential since that works */
    @JsonNaming(SnakeCaseStrategy.class)
    record Begun(String connectionId, String integration, String name, String status, boolean connected,
            @Nullable String statusReason, @Nullable String accountLabel) {

        private static Begun of(Attempt it) {
            Connection connection = it.connection();
            return new Begun(connection.id(), connection.integration(), connection.name(), connection.status().name(),
                    it.succeeded(), connection.standing().reason(), connection.account().label());
        }
    }

    static SessionView of(Seen seen, Instant now) {
        ConnectSession it = seen.session();
        return new SessionView(it.id(), it.stage(now).name().toLowerCase(Locale.ROOT), it.owner().kind(),
                it.owner().userId(), it.integrations(), it.name(), it.connection(), it.redirectUrl(), it.confirms(),
                it.confirmedAt(), seen.attempts().stream().map(Begun::of).toList(), it.expiresAt(), it.openedAt(),
                it.endedAt(), it.createdAt(), it.createdBy());
    }
}

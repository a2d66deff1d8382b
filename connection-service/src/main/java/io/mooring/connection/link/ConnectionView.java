package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.link.Standing.Health;

/**
 * A connection as callers see it: no secret in it.
 *
 * @param status one of {@link ConnectionStatus}, or REFRESHING: usable, and its next token is on its way
 * @param reconnect the request that makes a link with which its owner mends it; absent while there is nothing to mend
 * @param preferred in lists and when asked for itself: whether it is the default connection of the user it belongs to;
 *        absent for one of the organisation
 * @param nextCheckAt when it is refreshed, verified or revoked again by itself
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConnectionView(String id, String owner, @Nullable String userId, String integration, String name,
        String template, String status, Health health, @Nullable String statusReason, @Nullable String statusDetail,
        @Nullable String externalAccountId, @Nullable String externalAccountLabel, @Nullable String authConfig,
        List<String> grantedScopes, List<String> missingScopes, @Nullable Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt, @Nullable Instant lastVerifiedAt, @Nullable Instant nextCheckAt,
        int failureCount, long credentialVersion, long version, Instant createdAt, String createdBy,
        Instant updatedAt, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reconnect,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("default") @Nullable Boolean preferred) {

    private static final String REFRESHING = "REFRESHING";
    private static final String RECONNECT = "POST /api/connect/sessions with user_id and connection_id";

    public static ConnectionView of(Connection it) {
        return of(it, (Boolean) null);
    }

    /**
     * With its place among those of its user.
     *
     * @param preferred ids of connections that are the default of the user they belong to
     */
    public static ConnectionView of(Connection it, Set<String> preferred) {
        return of(it, it.userId() == null ? null : preferred.contains(it.id()));
    }

    private static ConnectionView of(Connection it, @Nullable Boolean preferred) {
        Standing standing = it.standing();
        Grant grant = it.grant();
        String status = it.refreshing() && it.status().runsTools() ? REFRESHING : it.status().name();
        return new ConnectionView(it.id(), it.owner(), it.userId(), it.integration(), it.name(), it.template(), status,
                standing.health(), standing.reason(), standing.detail(), it.account().id(), it.account().label(),
                grant.authConfig(), grant.scopes(), grant.missingScopes(), grant.accessExpiresAt(),
                grant.refreshExpiresAt(), standing.verifiedAt(), standing.dueAt(), standing.failures(),
                it.credentialVersion(), it.version(), it.createdAt(), it.createdBy(), it.updatedAt(),
                it.status() == ConnectionStatus.REAUTH_REQUIRED ? RECONNECT : null, preferred);
    }
}

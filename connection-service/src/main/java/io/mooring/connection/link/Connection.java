package io.mooring.connection.link;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A connection as it is, and as callers see it: no secret in it.
 *
 * @param owner org or user
 * @param userId the user when the owner is one
 * @param template auth method in use
 * @param credentialVersion rises with every new credential
 * @param version rises with every change
 */
public record Connection(String id, String owner, @Nullable @JsonProperty("user_id") String userId, String integration,
        String name, String template, ConnectionStatus status,
        @JsonProperty("credential_version") long credentialVersion, long version,
        @JsonProperty("created_at") Instant createdAt, @JsonProperty("created_by") String createdBy,
        @JsonProperty("updated_at") Instant updatedAt) {

    /** Whether a credential may be leased. */
    public boolean canBeUsed() {
        return switch (status) {
            case ACTIVE -> true;
        };
    }
}

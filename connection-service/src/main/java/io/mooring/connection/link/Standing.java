package io.mooring.connection.link;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands and why.
 *
 * @param before the status that {@code enable} returns to; only while DISABLED
 * @param reason word for programs: {@code invalid_grant}, {@code rotation_lost}, {@code unauthorized}; null when all is well
 * @param detail sentence for people
 * @param failures temporary ones in a row
 * @param verifiedAt when the provider last accepted the credential
 * @param dueAt when somebody must look at it again; null: never by itself
 */
public record Standing(ConnectionStatus status, @Nullable ConnectionStatus before, Health health,
        @Nullable String reason, @Nullable String detail, int failures, @Nullable Instant verifiedAt,
        @Nullable Instant dueAt) {

    /** Reason of a connection being revoked of which nothing is to be left: somebody asked for that. */
    public static final String REMOVING = "removing";
    /** As {@link #REMOVING}: its integration went. */
    public static final String INTEGRATION_REMOVED = "integration_removed";

    /** How a credential was last seen to do, by a probe or a refresh. */
    public enum Health {

        /** Nobody has looked. */
        UNKNOWN,
        HEALTHY,
        /** Last time there was a temporary failure. */
        IMPAIRED,
        /** The provider refuses it. */
        BROKEN
    }

    /** Why nothing of a connection being revoked is to be left; null otherwise. */
    public @Nullable String removal() {
        return status == ConnectionStatus.REVOKING ? reason : null;
    }

    /** The first standing of a connection that needs no proof. */
    public static Standing of(ConnectionStatus status, @Nullable Instant dueAt) {
        return new Standing(status, null, Health.UNKNOWN, null, null, 0, null, dueAt);
    }
}

package io.mooring.connection.session;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Owner;

/**
 * A session; no token in it.
 *
 * @param owner of what is connected
 * @param integrations slugs that may be connected; none: all
 * @param name of the connections made
 * @param connection the one that is connected again; null: new ones
 * @param replaces whether that may become another account's
 * @param redirectUrl where the person goes afterwards
 * @param confirms whether the platform must say first that the browser is the user's
 * @param openedAt when its link was followed
 */
public record ConnectSession(String tenant, String id, Owner owner, List<String> integrations, String name,
        @Nullable String connection, boolean replaces, @Nullable String redirectUrl, boolean confirms,
        @Nullable Instant openedAt, @Nullable Instant confirmedAt, @Nullable Instant endedAt, Instant expiresAt,
        Instant createdAt, String createdBy) {

    /** Where it stands. */
    public enum Stage {
        CREATED, OPENED, ENDED, EXPIRED
    }

    public Stage stage(Instant now) {
        if (endedAt != null) {
            return Stage.ENDED;
        }
        return !now.isBefore(expiresAt) ? Stage.EXPIRED : openedAt == null ? Stage.CREATED : Stage.OPENED;
    }

    public boolean offers(String integration) {
        return integrations.isEmpty() || integrations.contains(integration);
    }

    /** Whether the platform has still to say whose browser it is. */
    public boolean awaitsConfirmation() {
        return confirms && confirmedAt == null;
    }
}

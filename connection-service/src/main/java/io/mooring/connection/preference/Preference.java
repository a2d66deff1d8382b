package io.mooring.connection.preference;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.PreferenceState;

/**
 * A user's default connection to an integration.
 *
 * @param connection one of the organisation or of this very user
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Preference(String userId, String integration, String connection) {

    Event state(String tenant, long version) {
        return Event.of(tenant, aggregate(), PreferenceState.newBuilder().setTenant(tenant).setUserId(userId)
                .setIntegration(integration).setConnection(connection).setVersion(version).build());
    }

    Event gone(String tenant) {
        return Event.tombstone(Topics.STATE_PREFERENCE, tenant, aggregate());
    }

    /** A slug has no slash, so that the rest is the user, whatever it looks like; also where a page of a list ends. */
    public String aggregate() {
        return integration + "/" + userId;
    }
}

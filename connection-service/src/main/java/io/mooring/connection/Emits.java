package io.mooring.connection;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.connection.AgentBound;
import io.mooring.contracts.event.connection.AgentState;
import io.mooring.contracts.event.connection.AgentUnbound;
import io.mooring.contracts.event.connection.ApiKeyState;
import io.mooring.contracts.event.connection.AuthConfigRejected;
import io.mooring.contracts.event.connection.ConnectionActivated;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionDegraded;
import io.mooring.contracts.event.connection.ConnectionDisabled;
import io.mooring.contracts.event.connection.ConnectionEnabled;
import io.mooring.contracts.event.connection.ConnectionFailed;
import io.mooring.contracts.event.connection.ConnectionReauthRequired;
import io.mooring.contracts.event.connection.ConnectionRecovered;
import io.mooring.contracts.event.connection.ConnectionRefreshed;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionRevoked;
import io.mooring.contracts.event.connection.ConnectionScopesChanged;
import io.mooring.contracts.event.connection.ConnectionState;
import io.mooring.contracts.event.connection.PreferenceState;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(AgentBound.getClassSchema(), AgentState.getClassSchema(),
                AgentUnbound.getClassSchema(), ApiKeyState.getClassSchema(),
                AuthConfigRejected.getClassSchema(), ConnectionActivated.getClassSchema(),
                ConnectionCreated.getClassSchema(), ConnectionRemoved.getClassSchema(),
                ConnectionState.getClassSchema(), ConnectionRefreshed.getClassSchema(),
                ConnectionDegraded.getClassSchema(), ConnectionReauthRequired.getClassSchema(),
                ConnectionRecovered.getClassSchema(), ConnectionDisabled.getClassSchema(),
                ConnectionEnabled.getClassSchema(), ConnectionScopesChanged.getClassSchema(),
                ConnectionRevoked.getClassSchema(), ConnectionFailed.getClassSchema(),
                PreferenceState.getClassSchema());
    }
}

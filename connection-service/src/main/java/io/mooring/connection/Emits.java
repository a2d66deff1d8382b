package io.mooring.connection;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.connection.ApiKeyState;
import io.mooring.contracts.event.connection.ConnectionActivated;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionState;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(ApiKeyState.getClassSchema(), ConnectionActivated.getClassSchema(),
                ConnectionCreated.getClassSchema(), ConnectionRemoved.getClassSchema(),
                ConnectionState.getClassSchema());
    }
}

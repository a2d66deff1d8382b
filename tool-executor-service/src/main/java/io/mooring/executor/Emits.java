package io.mooring.executor;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.mooring.contracts.event.executor.ToolsDiscovered;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(ToolInvoked.getClassSchema(), ToolStarted.getClassSchema(),
                ToolsDiscovered.getClassSchema());
    }
}

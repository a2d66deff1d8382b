package io.mooring.executor;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.executor.ApprovalDecided;
import io.mooring.contracts.event.executor.ApprovalExpired;
import io.mooring.contracts.event.executor.ApprovalRequested;
import io.mooring.contracts.event.executor.PolicyState;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.mooring.contracts.event.executor.ToolsDiscovered;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(ApprovalDecided.getClassSchema(), ApprovalExpired.getClassSchema(),
                ApprovalRequested.getClassSchema(), PolicyState.getClassSchema(), ToolInvoked.getClassSchema(),
                ToolStarted.getClassSchema(), ToolsDiscovered.getClassSchema());
    }
}

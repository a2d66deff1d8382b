package io.mooring.catalog;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.event.EmittedEvents;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.IntegrationChanged;
import io.mooring.contracts.event.catalog.IntegrationRegistered;
import io.mooring.contracts.event.catalog.IntegrationRemoved;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.ProviderState;
import io.mooring.contracts.event.catalog.RegistrySynced;
import io.mooring.contracts.event.catalog.ToolState;

/** The events this service emits; their schemas are registered at start. */
final class Emits {

    @Produces
    @Singleton
    EmittedEvents events() {
        return EmittedEvents.of(DefinitionState.getClassSchema(), IntegrationChanged.getClassSchema(),
                IntegrationRegistered.getClassSchema(), IntegrationRemoved.getClassSchema(),
                IntegrationState.getClassSchema(), ProviderState.getClassSchema(), RegistrySynced.getClassSchema(),
                ToolState.getClassSchema());
    }
}

package io.mooring.catalog.preset;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.provider.preset.Presets;

/** The shipped presets as a bean. */
final class ShippedPresets {

    @Produces
    @Singleton
    Presets presets() {
        return Presets.registered();
    }
}

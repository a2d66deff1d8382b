package io.mooring.catalog.provider;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.provider.Providers;

/** The shipped providers as a bean. */
final class ShippedProviders {

    @Produces
    @Singleton
    Providers providers() {
        return Providers.registered();
    }
}

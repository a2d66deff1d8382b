package io.mooring.contracts.provider;

/**
 * A third party Mooring connects to. A new one is a package with a data file and this interface, and one line in
 * {@code META-INF/services/io.mooring.contracts.provider.IntegrationProvider}. What can't be said as data (mapping
 * payloads, running tools) becomes a method here once a service calls it.
 */
public interface IntegrationProvider {

    /** What is known about it, as data. */
    ProviderFacts facts();
}

package io.mooring.contracts.provider;

/**
 * A third party Mooring connects to. Most are data alone: a file in {@code shipped} and a line in its
 * {@code registered.txt}. One with code is a package with this interface as well, and a line in
 * {@code META-INF/services/io.mooring.contracts.provider.IntegrationProvider}. What can't be said as data (mapping
 * payloads, running tools) becomes a method here once a service calls it.
 */
public interface IntegrationProvider {

    /** What is known about it, as data. */
    ProviderFacts facts();
}

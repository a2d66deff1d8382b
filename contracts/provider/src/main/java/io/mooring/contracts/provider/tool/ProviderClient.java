package io.mooring.contracts.provider.tool;

import io.smallrye.mutiny.Uni;

/**
 * The provider's API as one connection may use it. The executor implements it: every request goes below the base URL of
 * the integration, through the egress guard, with the connection's credential placed where the provider wants it.
 */
public interface ProviderClient {

    /**
     * Sends it, once. Any status is an answer; a failure (no answer, not a whole one) is for the executor to judge and goes
     * through a tool unchanged.
     */
    Uni<ProviderResponse> send(ProviderRequest request);
}

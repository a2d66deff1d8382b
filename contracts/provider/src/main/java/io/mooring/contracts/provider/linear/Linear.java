package io.mooring.contracts.provider.linear;

import java.util.List;
import java.util.Optional;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.tool.ProviderTool;

/** Linear. Public with a public constructor for the service loader. */
public final class Linear implements IntegrationProvider {

    private static final ProviderFacts FACTS = ProviderFacts.shipped("linear");

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ProviderTool> tools() {
        return LinearTools.ALL;
    }

    @Override
    public Optional<TypedEvent> typed(Received webhook) {
        return LinearEvents.of(webhook);
    }
}

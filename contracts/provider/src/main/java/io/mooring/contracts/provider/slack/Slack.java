package io.mooring.contracts.provider.slack;

import java.util.List;
import java.util.Optional;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.tool.ProviderTool;

/** Slack. Public with a public constructor for the service loader. */
public final class Slack implements IntegrationProvider {

    private static final ProviderFacts FACTS = ProviderFacts.shipped("slack");

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ProviderTool> tools() {
        return SlackTools.ALL;
    }

    @Override
    public Optional<TypedEvent> typed(Received webhook) {
        return SlackEvents.of(webhook);
    }
}

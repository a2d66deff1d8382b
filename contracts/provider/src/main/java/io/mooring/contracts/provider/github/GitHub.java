package io.mooring.contracts.provider.github;

import java.util.List;
import java.util.Optional;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.tool.ProviderTool;

/** GitHub, github.com and Enterprise Server alike. Public with a public constructor for the service loader. */
public final class GitHub implements IntegrationProvider {

    private static final ProviderFacts FACTS = ProviderFacts.shipped("github");

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ProviderTool> tools() {
        return GitHubTools.ALL;
    }

    @Override
    public Optional<TypedEvent> typed(Received webhook) {
        return GitHubEvents.of(webhook);
    }
}

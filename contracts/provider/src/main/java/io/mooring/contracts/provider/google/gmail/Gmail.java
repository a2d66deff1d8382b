package io.mooring.contracts.provider.google.gmail;

import java.util.List;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.tool.ProviderTool;

/** Gmail. Public with a public constructor for the service loader. */
public final class Gmail implements IntegrationProvider {

    private static final ProviderFacts FACTS = ProviderFacts.shipped("gmail");

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ProviderTool> tools() {
        return GmailTools.ALL;
    }
}

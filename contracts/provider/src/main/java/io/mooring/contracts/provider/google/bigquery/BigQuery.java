package io.mooring.contracts.provider.google.bigquery;

import java.util.List;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.tool.ProviderTool;

/** BigQuery. Public with a public constructor for the service loader. */
public final class BigQuery implements IntegrationProvider {

    private static final ProviderFacts FACTS = ProviderFacts.shipped("google-bigquery");

    @Override
    public ProviderFacts facts() {
        return FACTS;
    }

    @Override
    public List<ProviderTool> tools() {
        return BigQueryTools.ALL;
    }
}

package io.mooring.executor.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the catalog says which code a tool is.
 *
 * @param provider id
 * @param tool name of the tool there
 * @param baseUrl where the provider is, for this integration
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProviderBinding(String provider, String tool, String baseUrl) {}

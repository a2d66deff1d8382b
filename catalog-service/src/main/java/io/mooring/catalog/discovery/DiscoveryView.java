package io.mooring.catalog.discovery;

import java.util.List;

import io.mooring.catalog.Toolset.Skipped;

/**
 * What a connection last said it offers.
 *
 * @param connection its id
 * @param toolCount tools that were made of it
 * @param skipped what no tool could be made of, the first hundred
 * @param configRevision revision of the configuration with which it was asked
 * @param at when it was taken in, RFC 3339
 */
record DiscoveryView(String connection, int toolCount, List<Skipped> skipped, long configRevision, String at) {}

package io.mooring.webhook.connectionview;

/**
 * A connection that is not over.
 *
 * @param provider of its integration
 * @param account its account's id there
 */
public record ConnectionView(String id, String provider, String account) {}

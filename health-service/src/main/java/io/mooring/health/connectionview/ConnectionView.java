package io.mooring.health.connectionview;

/**
 * What a status needs to know of a connection.
 *
 * @param id connection id
 * @param integration slug of its integration
 * @param lifecycle where it stands
 */
public record ConnectionView(String id, String integration, Lifecycle lifecycle) {}

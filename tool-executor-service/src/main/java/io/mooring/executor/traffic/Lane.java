package io.mooring.executor.traffic;

/**
 * The way a request takes. All of it is of one tenant: what one tenant's upstreams do never stops another one.
 *
 * @param connection id
 * @param origin scheme, host and port
 */
public record Lane(String tenant, String integration, String connection, String origin) {}

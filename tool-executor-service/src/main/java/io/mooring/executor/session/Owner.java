package io.mooring.executor.session;

/**
 * Who a session belongs to. Its id proves nothing: whoever brings it is compared with this.
 *
 * @param subject of the caller who proved it, not of the agent acted for
 * @param path of the endpoint
 */
public record Owner(String tenant, String kind, String subject, String path) {}

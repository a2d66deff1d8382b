package io.mooring.webhook;

/** Primary key of every row here: a row can't be named without its tenant. */
public record TenantKey(String tenant, String id) {}

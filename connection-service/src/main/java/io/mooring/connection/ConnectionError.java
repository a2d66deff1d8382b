package io.mooring.connection;

import io.mooring.contracts.problem.ProblemKind;

/** Failures of this service that callers can tell apart; the README has the same table. */
public enum ConnectionError implements ProblemKind {

    TENANT_EXISTS("tenant-exists", "There is a tenant of this name", 409),
    CONNECTION_EXISTS("connection-exists", "There is a connection of this name", 409),
    UNKNOWN_INTEGRATION("unknown-integration", "The catalog has no such integration", 400),
    UNKNOWN_TEMPLATE("unknown-template", "The integration has no such way to authenticate", 400),
    CONNECTION_NOT_ACTIVE("connection-not-active", "The connection can't be used", 409),
    WRONG_STATUS("wrong-status", "The connection's status does not allow this", 409),
    CATALOG_BEHIND("catalog-behind", "The integration has not arrived in its present version", 503, 1);

    private final String slug;
    private final String title;
    private final int status;
    private final int retryAfter;

    ConnectionError(String slug, String title, int status) {
        this(slug, title, status, 0);
    }

    ConnectionError(String slug, String title, int status, int retryAfter) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public int retryAfter() {
        return retryAfter;
    }
}

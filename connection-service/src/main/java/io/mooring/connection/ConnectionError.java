package io.mooring.connection;

import io.mooring.contracts.problem.ProblemKind;

/** Failures of this service that callers can tell apart; the README has the same table. */
public enum ConnectionError implements ProblemKind {

    TENANT_EXISTS("tenant-exists", "There is a tenant of this name", 409),
    KEY_VOID("key-void", "The key is not valid any more", 409),
    KEY_REPLACED("key-replaced", "The key has a successor already", 409),
    AGENT_EXISTS("agent-exists", "There is an agent of this name", 409),
    CONNECTION_EXISTS("connection-exists", "There is a connection of this name", 409),
    UNKNOWN_INTEGRATION("unknown-integration", "The catalog has no such integration", 400),
    UNKNOWN_TEMPLATE("unknown-template", "The integration has no such way to authenticate", 400),
    CONNECTION_NOT_ACTIVE("connection-not-active", "The connection can't be used", 409),
    DATABASE_NOT_CONNECTED("database-not-connected", "The database could not be connected", 422),
    WRONG_STATUS("wrong-status", "The connection's status does not allow this", 409),
    AUTH_CONFIG_EXISTS("auth-config-exists", "The app has an auth config of another client", 409),
    AUTH_CONFIG_IN_USE("auth-config-in-use", "There are connections that need the auth config", 409),
    AUTH_CONFIG_MISSING("auth-config-missing", "Nobody has set up the app", 409),
    UNKNOWN_APP("unknown-app", "There is no such app to sign in at", 400),
    MISSING_VARIABLE("missing-variable", "An address of the provider depends on a value nobody gave", 400),
    NO_AUTHORIZATION_SERVER("no-authorization-server", "The authorization server can't be used", 502),
    TOKEN_PENDING("token-pending", "The next access token has not arrived", 503, 2),
    TOO_MANY_LEASES("too-many-leases", "The service takes too many leases", 429, 1),
    CREDENTIAL_REFUSED("credential-refused", "The provider refuses the credential", 422),
    OTHER_ACCOUNT("other-account", "The credential is of another account", 409),
    PROVIDER_AWAY("provider-away", "The provider could not be asked about the credential", 503, 30),
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

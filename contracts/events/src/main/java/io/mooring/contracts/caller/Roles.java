package io.mooring.contracts.caller;

/** What a caller may be. A role is a name in an API key, or a realm role of a Keycloak token. */
public final class Roles {

    /** Everything in the tenant, keys included. */
    public static final String ADMIN = "admin";
    /** Integrations, connections, webhooks, tools. */
    public static final String OPERATOR = "operator";
    /** Read only. */
    public static final String VIEWER = "viewer";
    /** A platform's back end: connects and calls tools for its users. */
    public static final String PLATFORM = "platform";
    /** An agent: tools of its own user, as far as its bindings go. Had by the token of an agent only. */
    public static final String AGENT = "agent";
    /** Installation admin: makes tenants. Belongs to no tenant. */
    public static final String INSTALLER = "installer";
    /** Another Mooring service that may lease credentials and run control tools. Belongs to no tenant. */
    public static final String CREDENTIAL_LEASE = "credential-lease";

    private Roles() {}
}

package io.mooring.contracts.event;

/**
 * Every topic, in one place; a channel carries the name of its topic. One topic per event type, in the past tense, and
 * compacted {@code state.} topics. Each Avro schema names its topic in the property {@code topic}; partitions and
 * clean-up are in {@code mooring/topics.json}.
 */
public final class Topics {

    /** A JSON Schema shared by tools of an integration; key tenant/integration/hash. */
    public static final String STATE_DEFINITION = "state.definition";

    /** Name, description, configuration or tools of an integration changed. */
    public static final String INTEGRATION_CHANGED = "integration.changed";

    /** An integration was added to the catalog of a tenant. */
    public static final String INTEGRATION_REGISTERED = "integration.registered";

    /** An integration left the catalog, its tools and connections with it. */
    public static final String INTEGRATION_REMOVED = "integration.removed";

    /** Current state of an integration; key tenant/slug, tombstone when removed. */
    public static final String STATE_INTEGRATION = "state.integration";

    /** A provider this installation knows, the same for every tenant; tombstone when no longer shipped. */
    public static final String STATE_PROVIDER = "state.provider";

    /** The copy of the MCP registry was brought up to date. */
    public static final String REGISTRY_SYNCED = "registry.synced";

    /** Current state of a tool; key tenant/integration/name[/variant], tombstone when removed. */
    public static final String STATE_TOOL = "state.tool";

    /** An agent may use an app from now on, or with another access. */
    public static final String AGENT_BOUND = "agent.bound";

    /** An agent may no longer use an app. */
    public static final String AGENT_UNBOUND = "agent.unbound";

    /** An agent and what it may do, without its token; key tenant/id, tombstone when deleted. */
    public static final String STATE_AGENT = "state.agent";

    /** An API key that is valid now; key tenant/id, tombstone when revoked. */
    public static final String STATE_API_KEY = "state.api-key";

    /** An authorization server does not take Mooring for the client an auth config says. */
    public static final String AUTH_CONFIG_REJECTED = "auth-config.rejected";

    /** A connection can be used from now on. */
    public static final String CONNECTION_ACTIVATED = "connection.activated";

    /** A connection was made; not yet usable. */
    public static final String CONNECTION_CREATED = "connection.created";

    /** A connection has a new credential. */
    public static final String CONNECTION_REFRESHED = "connection.refreshed";

    /** A connection could not be refreshed for a temporary reason; what it has may still work. */
    public static final String CONNECTION_DEGRADED = "connection.degraded";

    /** The grant of a connection is dead: its owner has to connect again. */
    public static final String CONNECTION_REAUTH_REQUIRED = "connection.reauth_required";

    /** A connection that was degraded or dead can be used again. */
    public static final String CONNECTION_RECOVERED = "connection.recovered";

    /** An operator switched a connection off. */
    public static final String CONNECTION_DISABLED = "connection.disabled";

    /** An operator switched a connection on again. */
    public static final String CONNECTION_ENABLED = "connection.enabled";

    /** A connection has other scopes than before. */
    public static final String CONNECTION_SCOPES_CHANGED = "connection.scopes_changed";

    /** A connection is over and its credential destroyed; the reason says whether the provider was told. */
    public static final String CONNECTION_REVOKED = "connection.revoked";

    /** A connection never came about: the provider refused its code or credential. */
    public static final String CONNECTION_FAILED = "connection.failed";

    /** A connection and its credential are gone. */
    public static final String CONNECTION_REMOVED = "connection.removed";

    /** Current state of a connection, without secrets; key tenant/id, tombstone when removed. */
    public static final String STATE_CONNECTION = "state.connection";

    /** The connection a user prefers to an integration; key tenant/integration/user, tombstone when there is none any more. */
    public static final String STATE_PREFERENCE = "state.preference";

    /** What an upstream offers on one connection, as the executor was told it; in parts when large. */
    public static final String CONNECTION_TOOLS_DISCOVERED = "connection.tools_discovered";

    /** Somebody decided about a call that waits. An approved one runs now, once. */
    public static final String APPROVAL_DECIDED = "approval.decided";

    /** Nobody decided in time about a call that waits; it does not run. */
    public static final String APPROVAL_EXPIRED = "approval.expired";

    /** A call waits until somebody approves of it. */
    public static final String APPROVAL_REQUESTED = "approval.requested";

    /** Current state of a policy; key tenant/id, tombstone when removed. */
    public static final String STATE_POLICY = "state.policy";

    /** A call ended, whatever the outcome; the audit record. */
    public static final String TOOL_INVOKED = "tool.invoked";

    /** A call of a tool that writes is about to reach the upstream. */
    public static final String TOOL_STARTED = "tool.started";

    /** The status of an integration or connection changed. */
    public static final String HEALTH_CHANGED = "health.changed";

    /** Current state of a publication; key tenant/id, tombstone when removed. */
    public static final String STATE_PUBLICATION = "state.publication";

    /** A subscriber answered 2xx. */
    public static final String WEBHOOK_DELIVERED = "webhook.delivered";

    /** An event matched a subscription and is to be delivered. */
    public static final String WEBHOOK_DISPATCHED = "webhook.dispatched";

    /** A verified webhook was accepted; ce_id is the same for every retry of the provider. */
    public static final String WEBHOOK_RECEIVED = "webhook.received";

    /** Mooring disabled a subscription. */
    public static final String WEBHOOK_SUBSCRIPTION_DISABLED = "webhook.subscription_disabled";

    /** Every attempt at a subscription has failed for a while. */
    public static final String WEBHOOK_SUBSCRIPTION_FAILING = "webhook.subscription_failing";

    /** A delivery was given up. */
    public static final String WEBHOOK_UNDELIVERABLE = "webhook.undeliverable";

    private Topics() {}
}

package io.mooring.executor.rpc;

import java.util.List;

/** Versions and names of the protocol. */
public final class Protocol {

    /** The stateless version. */
    public static final String MODERN = "2026-07-28";
    /** Versions with a handshake, the newest first. */
    public static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    /** What a request of a session means that does not say its version. */
    public static final String UNSAID = "2025-03-26";
    /** What a client that asks for more than there is gets. */
    public static final String NEWEST_LEGACY = LEGACY.getFirst();

    public static final String VERSION_HEADER = "MCP-Protocol-Version";
    public static final String SESSION_HEADER = "Mcp-Session-Id";

    static final String METHOD_HEADER = "Mcp-Method";
    static final String NAME_HEADER = "Mcp-Name";

    private static final String PREFIX = "io.modelcontextprotocol/";

    static final String META_VERSION = PREFIX + "protocolVersion";
    static final String META_CAPABILITIES = PREFIX + "clientCapabilities";
    static final String META_LOG_LEVEL = PREFIX + "logLevel";

    /** Who answers, in {@code _meta} of a result. */
    public static final String META_SERVER = PREFIX + "serverInfo";
    /** Which {@code subscriptions/listen} a notification is for, in its {@code _meta}. */
    public static final String META_SUBSCRIPTION = PREFIX + "subscriptionId";

    private Protocol() {}
}

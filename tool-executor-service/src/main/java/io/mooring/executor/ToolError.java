package io.mooring.executor;

/** Why a tool that was run did not succeed; answered with status 200 and {@code "success": false}. */
public enum ToolError {

    /** It answered 4xx or 5xx, or a redirect that is not followed. */
    UPSTREAM_ERROR("upstream-error"),
    /** It had too many calls of this credential; {@code retry_after} says how long to wait. */
    RATE_LIMITED("upstream-rate-limited"),
    /** As many calls to it run as may; this one was not sent. */
    UPSTREAM_BUSY("upstream-busy"),
    /** Its last calls were lost; this one was not sent. */
    UPSTREAM_SUSPENDED("upstream-suspended"),
    /** This replica has as many calls under way, or as much of answers in memory, as it may. */
    EXECUTOR_BUSY("executor-busy"),
    /** No complete answer in time. */
    UPSTREAM_TIMEOUT("upstream-timeout"),
    /** No connection, or it was lost. */
    UPSTREAM_UNREACHABLE("upstream-unreachable"),
    /** The destination is not allowed. */
    EGRESS_REFUSED("egress-refused"),
    /** The answer is over the limit. */
    RESPONSE_TOO_LARGE("response-too-large"),
    /** More redirects than are followed. */
    TOO_MANY_REDIRECTS("too-many-redirects"),
    /** The answer is not valid HTTP, or its content is not what it says. */
    BAD_RESPONSE("bad-response"),
    /** The GraphQL server refused the request before anything was run. */
    GRAPHQL_REFUSED("graphql-refused"),
    /** The field of a GraphQL tool came to nothing but errors. */
    GRAPHQL_ERRORS("graphql-errors"),
    /** The tool of an MCP server ran and says that it failed. */
    TOOL_FAILED("tool-failed"),
    /** The MCP server wants to know something first, and the caller can't be asked; {@code inputRequests} say what. */
    INPUT_REQUIRED("input-required"),
    /** The MCP server refused the call; the detail is its own word. */
    MCP_REFUSED("mcp-refused"),
    /** A database tool does not run this: it might change something, or is more than one statement. */
    QUERY_REFUSED("query-refused"),
    /** The database refused the query; the detail is its own word. */
    QUERY_FAILED("query-failed"),
    /** The query took too long and was cancelled. */
    QUERY_TIMEOUT("query-timeout"),
    /** The database did not let us in: login, name of the database, permission. */
    DATABASE_REFUSED("database-refused"),
    /** Every connection that may be opened is in use. */
    DATABASE_BUSY("database-busy"),
    /** The provider does not accept the credential; the call was not run. */
    CREDENTIAL_REJECTED("credential-rejected"),
    /** The credential is good, but not for this: a scope, a permission, a policy of the provider. */
    PERMISSION_DENIED("permission-denied"),
    /** What the arguments name is not there, or not for this account. */
    NOT_FOUND("not-found"),
    /** The provider understood the arguments and did not accept them. */
    REQUEST_REFUSED("request-refused"),
    /** It is as wanted already, or was changed meanwhile. */
    CONFLICT("conflict"),
    /** The provider has a fault of its own. */
    UPSTREAM_UNAVAILABLE("upstream-unavailable"),
    /** The provider is still at work. */
    NOT_COMPLETE("not-complete"),
    /** The caller hung up and the query was cancelled. */
    CALLER_GONE("caller-gone"),
    /** This installation starts no MCP servers. */
    STDIO_DISABLED("stdio-disabled"),
    /** The MCP server could not be installed or started; the detail says why. */
    SERVER_NOT_STARTED("server-not-started"),
    /** The executor failed. */
    RUN_FAILED("run-failed");

    private final String slug;

    ToolError(String slug) {
        this.slug = slug;
    }

    /** Stable short name. */
    public String slug() {
        return slug;
    }
}

package io.mooring.executor;

/** Why a tool that was run did not succeed; answered with status 200 and {@code "success": false}. */
public enum ToolError {

    /** It answered 4xx or 5xx, or a redirect that is not followed. */
    UPSTREAM_ERROR("upstream-error"),
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
    /** The answer is not valid HTTP. */
    BAD_RESPONSE("bad-response"),
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

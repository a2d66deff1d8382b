package io.mooring.executor;

import io.mooring.contracts.problem.ProblemKind;

/** Why a call was not run, or its end is not known. A tool that ran and failed is no problem, see {@link ToolError}. */
public enum ExecutorError implements ProblemKind {

    INVALID_ARGUMENTS("invalid-arguments", "The arguments do not fit the tool", 400),
    READ_ONLY("read-only-binding", "The agent may only read this app", 403),
    BLOCKED("policy-blocked", "A policy blocks this call", 403),
    APPROVAL_DENIED("approval-denied", "Somebody decided that the call may not run", 403),
    PUBLICATION_REFUSED("publication-refused", "The publication does not grant this", 403),
    UNKNOWN_PUBLICATION("unknown-publication", "There is no such publication", 404),
    UNKNOWN_TOOL("unknown-tool", "There is no such tool", 404),
    UNKNOWN_CONNECTION("unknown-connection", "There is no such connection for this user", 404),
    NO_CONNECTION("no-connection", "The user has no connection for this tool", 409),
    SEVERAL_CONNECTIONS("several-connections", "Several connections fit; choose one", 409),
    CONNECTION_NOT_ACTIVE("connection-not-active", "The connection can't be used now", 409),
    NOT_DISCOVERABLE("not-discoverable", "The connection is not asked for its tools", 409),
    APPROVAL_EXPIRED("approval-expired", "Nobody approved of the call in time", 409),
    APPROVAL_CLOSED("approval-closed", "The approval has been decided or has expired", 409),
    APPROVAL_STALE("approval-stale", "The tool is no longer the one that was shown", 409),
    TOO_LARGE_TO_WAIT("too-large-to-wait", "The call needs an approval and is too large to wait for it", 413),
    TOO_MANY_POLICIES("too-many-policies", "The tenant has as many policies as it may", 409),
    CALL_IN_PROGRESS("call-in-progress", "The first call with this Idempotency-Key is still running", 409, 1),
    KEY_REUSED("idempotency-key-reused", "The Idempotency-Key was used for another request", 422),
    TOOL_UNUSABLE("tool-unusable", "The definition of the tool can't be used", 422),
    TOO_MANY_APPROVALS("too-many-approvals", "Too many calls of this caller wait for an approval", 429, 60),
    TOO_MANY_REQUESTS("too-many-requests", "The caller asks faster than it may", 429),
    KIND_NOT_RUNNABLE("kind-not-runnable", "Tools of this kind can't be run", 501),
    TOOL_NOT_READY("tool-not-ready", "The definition of the tool has not arrived completely", 503, 1),
    TOOLS_NOT_INDEXED("tools-not-indexed", "The tools are still being read; searching works in a moment", 503, 1),
    CREDENTIALS_UNAVAILABLE("credentials-unavailable", "The credential can't be leased now; nothing was sent", 503, 5),
    OUTCOME_UNKNOWN("outcome-unknown", "The call was sent, but its outcome is not recorded", 503);

    private final String slug;
    private final String title;
    private final int status;
    private final int retryAfter;

    ExecutorError(String slug, String title, int status) {
        this(slug, title, status, 0);
    }

    ExecutorError(String slug, String title, int status, int retryAfter) {
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

package io.mooring.executor.mcpclient;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Why there is no channel, or no answer on one. Its text has no secret. */
public final class ChannelFailure extends RuntimeException {

    private final transient McpAnswer answer;
    private final int status;
    private final transient @Nullable JsonNode error;
    private final boolean sessionGone;

    public ChannelFailure(McpAnswer answer) {
        this(answer, 0, null, false);
    }

    /**
     * One over HTTP.
     *
     * @param status of the answer; 0 when there was none
     * @param error the JSON-RPC error in it; null when there was none
     * @param sessionGone whether the server knows the session no more: it did nothing
     */
    public ChannelFailure(McpAnswer answer, int status, @Nullable JsonNode error, boolean sessionGone) {
        super(answer instanceof McpAnswer.Failed failed ? failed.detail() : "the server refused");
        this.answer = answer;
        this.status = status;
        this.error = error;
        this.sessionGone = sessionGone;
    }

    /** The same for who asked. */
    public McpAnswer answer() {
        return answer;
    }

    /** Of HTTP; 0 when there was none. */
    public int status() {
        return status;
    }

    /** The JSON-RPC error that came with the status. */
    public @Nullable JsonNode error() {
        return error;
    }

    /** Whether the server knows the session no more: it did nothing. */
    public boolean isSessionGone() {
        return sessionGone;
    }
}

package io.mooring.executor.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;

/** Answer of {@code POST /api/tools/execute} when the tool was run, whether or not it succeeded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "status", "approval_id", "expires_at", "result", "error", "errors", "outcome", "call_id",
        "connection", "upstream", "rows"})
public record ToolAnswer(boolean success, @Nullable String status,
        @JsonProperty("approval_id") @Nullable String approval,
        @JsonProperty("expires_at") @Nullable Instant expiresAt, @Nullable JsonNode result, @Nullable Cause error,
        @Nullable JsonNode errors, @Nullable String outcome, @JsonProperty("call_id") String callId,
        @Nullable String connection,
        @Nullable Source upstream, @Nullable Extent rows, @JsonIgnore Named tool) {

    /** What was called. */
    public record Named(String integration, String name) {

        static Named of(Call call) {
            return new Named(call.integration(), call.tool());
        }
    }

    private static final String APPROVAL_REQUIRED = "approval_required";
    /** What the text of such an answer begins with, and of no other: the order of the fields is fixed. */
    private static final String AWAITING = "{\"success\":false,\"status\":\"" + APPROVAL_REQUIRED + "\"";

    /**
     * Why it did not succeed.
     *
     * @param retryAfter seconds to wait before the same call may do better; it did nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(String slug, String detail, @JsonProperty("retry_after") @Nullable Long retryAfter) {}

    /**
     * What came with the result.
     *
     * @param cut what ended a stream that went on: {@code bytes}, {@code count} or {@code time}
     * @param invalid why the result is a text, though it says that it is more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(int status, Map<String, String> headers, @Nullable String cut, @Nullable String invalid) {

        static Source of(Upstream upstream) {
            return new Source(upstream.status(), upstream.headers(), upstream.cut(), upstream.invalid());
        }
    }

    private static ToolAnswer of(boolean success, JsonNode result, @Nullable Cause error, String outcome,
            Call call, @Nullable Source upstream, @Nullable Extent rows) {
        return new ToolAnswer(success, null, null, null, result, error, null, outcome, call.id(), call.connection(),
                upstream,
                rows, Named.of(call));
    }

    /** It has not run: somebody has to approve of it. */
    public static ToolAnswer awaiting(Call call, Instant expiresAt) {
        return new ToolAnswer(false, APPROVAL_REQUIRED, call.approval(), expiresAt, null, null, null, null, call.id(),
                call.connection(), null, null, Named.of(call));
    }

    /** It can't run, or whether it did is not known. */
    public static ToolAnswer of(Call call, End end) {
        return of(false, NullNode.getInstance(),
                new Cause(String.valueOf(end.error()), String.valueOf(end.detail()), null),
                end.outcome().toLowerCase(Locale.ROOT), call, null, null);
    }

    /** How it ended. */
    public static ToolAnswer of(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var upstream) ->
                of(true, upstream.result(), null, "succeeded", call, Source.of(upstream), null);
            case Outcome.Read(var result, var extent, var bytes) ->
                of(true, result, null, "succeeded", call, null, extent);
            case Outcome.Spoken spoken -> spoken(call, spoken);
            case Outcome.Asking(var result, var bytes) -> of(false, result, cause(ToolError.INPUT_REQUIRED,
                    "the server wants to know something first, as inputRequests say; only a client that speaks MCP and"
                            + " declares such questions can be asked",
                    null), "failed", call, null, null);
            case Outcome.Answered(var upstream, var errors, var failure, var unauthenticated) -> new ToolAnswer(
                    failure == null, null, null, null, upstream.result(),
                    failure == null ? null : cause(failure.error(), failure.detail(), null),
                    errors.isEmpty() ? null : errors, failure == null ? "succeeded" : "failed", call.id(),
                    call.connection(), Source.of(upstream), null, Named.of(call));
            case Outcome.Failed(var error, var detail, var upstream, var retryAfter) ->
                failed(call, "failed", cause(error, detail, retryAfter), upstream);
            case Outcome.Unknown(var error, var detail) -> failed(call, "unknown", cause(error, detail, null), null);
        };
    }

    private static ToolAnswer spoken(Call call, Outcome.Spoken spoken) {
        Outcome.Why failure = spoken.failure();
        return of(failure == null, spoken.result(),
                failure == null ? null : cause(failure.error(), failure.detail(), null),
                failure == null ? "succeeded" : "failed", call, null, null);
    }

    private static Cause cause(ToolError error, String detail, @Nullable Duration retryAfter) {
        return new Cause(error.slug(), detail, retryAfter == null ? null : Math.max(1, retryAfter.toSeconds()));
    }

    private static ToolAnswer failed(Call call, String outcome, Cause cause, @Nullable Upstream upstream) {
        return of(false, upstream == null ? NullNode.getInstance() : upstream.result(), cause, outcome, call,
                upstream == null ? null : Source.of(upstream), null);
    }

    /** Whether the call did nothing and the very same one is to be sent again later. */
    @JsonIgnore
    public boolean isToBeRepeated() {
        return error != null && error.retryAfter() != null;
    }

    /** Whether the result is what an MCP server answered, whole: nothing else comes without a word on where it is from. */
    @JsonIgnore
    public boolean isSpoken() {
        return upstream == null && rows == null && result instanceof ObjectNode;
    }

    /** Whether the call that has this text for an answer has not run, since it waits for an approval. */
    public static boolean isAwaiting(String text) {
        return text.startsWith(AWAITING);
    }

    /** Without the result, for keeping when it is too large. */
    public ToolAnswer withoutResult() {
        return new ToolAnswer(success, status, approval, expiresAt, NullNode.getInstance(), error, null, outcome,
                callId,
                connection, upstream, rows, tool);
    }
}

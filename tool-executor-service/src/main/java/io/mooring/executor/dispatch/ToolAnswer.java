package io.mooring.executor.dispatch;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;

/** Answer of {@code POST /api/tools/execute} when the tool was run, whether or not it succeeded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "status", "approval_id", "expires_at", "result", "error", "outcome", "call_id",
        "connection", "upstream", "rows"})
public record ToolAnswer(boolean success, @Nullable String status,
        @JsonProperty("approval_id") @Nullable String approval,
        @JsonProperty("expires_at") @Nullable Instant expiresAt, @Nullable JsonNode result, @Nullable Cause error,
        @Nullable String outcome, @JsonProperty("call_id") String callId, @Nullable String connection,
        @Nullable Source upstream, @Nullable Extent rows) {

    private static final String APPROVAL_REQUIRED = "approval_required";
    /** What the text of such an answer begins with, and of no other: the order of the fields is fixed. */
    private static final String AWAITING = "{\"success\":false,\"status\":\"" + APPROVAL_REQUIRED + "\"";

    /** Why it did not succeed. */
    public record Cause(String slug, String detail) {}

    /** What came with the result. */
    public record Source(int status, Map<String, String> headers) {

        static Source of(Upstream upstream) {
            return new Source(upstream.status(), upstream.headers());
        }
    }

    private static ToolAnswer of(boolean success, JsonNode result, @Nullable Cause error, String outcome,
            Call call, @Nullable Source upstream, @Nullable Extent rows) {
        return new ToolAnswer(success, null, null, null, result, error, outcome, call.id(), call.connection(), upstream,
                rows);
    }

    /** It has not run: somebody has to approve of it. */
    public static ToolAnswer awaiting(Call call, Instant expiresAt) {
        return new ToolAnswer(false, APPROVAL_REQUIRED, call.approval(), expiresAt, null, null, null, call.id(),
                call.connection(), null, null);
    }

    /** It can't run, or whether it did is not known. */
    public static ToolAnswer of(Call call, End end) {
        return of(false, NullNode.getInstance(),
                new Cause(String.valueOf(end.error()), String.valueOf(end.detail())),
                end.outcome().toLowerCase(Locale.ROOT), call, null, null);
    }

    /** How it ended. */
    public static ToolAnswer of(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var upstream) ->
                of(true, upstream.result(), null, "succeeded", call, Source.of(upstream), null);
            case Outcome.Read(var result, var extent, var bytes) ->
                of(true, result, null, "succeeded", call, null, extent);
            case Outcome.Failed(var error, var detail, var upstream) -> failed(call, "failed", error, detail, upstream);
            case Outcome.Unknown(var error, var detail) -> failed(call, "unknown", error, detail, null);
        };
    }

    private static ToolAnswer failed(Call call, String outcome, ToolError error, String detail,
            @Nullable Upstream upstream) {
        return of(false, upstream == null ? NullNode.getInstance() : upstream.result(),
                new Cause(error.slug(), detail), outcome, call,
                upstream == null ? null : Source.of(upstream), null);
    }

    /** Whether the call that has this text for an answer has not run, since it waits for an approval. */
    public static boolean isAwaiting(String text) {
        return text.startsWith(AWAITING);
    }

    /** Without the result, for keeping when it is too large. */
    public ToolAnswer withoutResult() {
        return new ToolAnswer(success, status, approval, expiresAt, NullNode.getInstance(), error, outcome, callId,
                connection, upstream, rows);
    }
}

package io.mooring.executor.intake;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

/** Answer of {@code POST /api/tools/execute} when the tool was run, whether or not it succeeded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "result", "error", "outcome", "call_id", "connection", "upstream", "rows"})
record ToolAnswer(boolean success, JsonNode result, @Nullable Cause error, String outcome,
        @JsonProperty("call_id") String callId, @Nullable String connection, @Nullable Source upstream,
        @Nullable Extent rows) {

    /**
     * Why it did not succeed.
     *
     * @param retryAfter seconds to wait before the same call may do better; it did nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cause(String slug, String detail, @JsonProperty("retry_after") @Nullable Long retryAfter) {}

    /**
     * What came with the result.
     *
     * @param cut what ended a stream that went on: {@code bytes} or {@code time}
     * @param invalid why the result is a text, though it says that it is more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(int status, Map<String, String> headers, @Nullable String cut, @Nullable String invalid) {

        static Source of(Upstream upstream) {
            return new Source(upstream.status(), upstream.headers(), upstream.cut(), upstream.invalid());
        }
    }

    static ToolAnswer of(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var upstream) ->
                new ToolAnswer(true, upstream.result(), null, "succeeded", call.id(),
                        call.connection(), Source.of(upstream), null);
            case Outcome.Read(var result, var extent, var bytes) -> new ToolAnswer(true, result, null, "succeeded",
                    call.id(), call.connection(), null, extent);
            case Outcome.Failed(var error, var detail, var upstream, var retryAfter) ->
                failed(call, "failed", cause(error, detail, retryAfter), upstream);
            case Outcome.Unknown(var error, var detail) -> failed(call, "unknown", cause(error, detail, null), null);
        };
    }

    private static Cause cause(ToolError error, String detail, @Nullable Duration retryAfter) {
        return new Cause(error.slug(), detail, retryAfter == null ? null : Math.max(1, retryAfter.toSeconds()));
    }

    private static ToolAnswer failed(Call call, String outcome, Cause cause, @Nullable Upstream upstream) {
        return new ToolAnswer(false, upstream == null ? NullNode.getInstance() : upstream.result(), cause, outcome,
                call.id(), call.connection(), upstream == null ? null : Source.of(upstream), null);
    }

    /** Whether the call did nothing and the very same one is to be sent again later. */
    @JsonIgnore
    boolean isToBeRepeated() {
        return error != null && error.retryAfter() != null;
    }

    /** Without the result, for keeping when it is too large. */
    ToolAnswer withoutResult() {
        return new ToolAnswer(success, NullNode.getInstance(), error, outcome, callId, connection, upstream, rows);
    }
}

package io.mooring.executor.intake;

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

/** Answer of {@code POST /api/tools/execute} when the tool was run, whether or not it succeeded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"success", "result", "error", "errors", "outcome", "call_id", "connection", "upstream", "rows"})
record ToolAnswer(boolean success, JsonNode result, @Nullable Cause error, @Nullable JsonNode errors, String outcome,
        @JsonProperty("call_id") String callId, @Nullable String connection, @Nullable Source upstream,
        @Nullable Extent rows) {

    /** Why it did not succeed. */
    record Cause(String slug, String detail) {}

    /** What came with the result. */
    record Source(int status, Map<String, String> headers) {

        static Source of(Upstream upstream) {
            return new Source(upstream.status(), upstream.headers());
        }
    }

    static ToolAnswer of(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var upstream) ->
                new ToolAnswer(true, upstream.result(), null, null, "succeeded", call.id(),
                        call.connection(), Source.of(upstream), null);
            case Outcome.Read(var result, var extent, var bytes) ->
                new ToolAnswer(true, result, null, null, "succeeded",
                        call.id(), call.connection(), null, extent);
            case Outcome.Answered(var upstream, var errors, var failure, var unauthenticated) -> new ToolAnswer(
                    failure == null, upstream.result(),
                    failure == null ? null : new Cause(failure.error().slug(), failure.detail()),
                    errors.isEmpty() ? null : errors, failure == null ? "succeeded" : "failed", call.id(),
                    call.connection(), Source.of(upstream), null);
            case Outcome.Failed(var error, var detail, var upstream) -> failed(call, "failed", error, detail, upstream);
            case Outcome.Unknown(var error, var detail) -> failed(call, "unknown", error, detail, null);
        };
    }

    private static ToolAnswer failed(Call call, String outcome, ToolError error, String detail,
            @Nullable Upstream upstream) {
        return new ToolAnswer(false, upstream == null ? NullNode.getInstance() : upstream.result(),
                new Cause(error.slug(), detail), null, outcome, call.id(), call.connection(),
                upstream == null ? null : Source.of(upstream), null);
    }

    /** Without the result, for keeping when it is too large. */
    ToolAnswer withoutResult() {
        return new ToolAnswer(success, NullNode.getInstance(), error, null, outcome, callId, connection, upstream,
                rows);
    }
}

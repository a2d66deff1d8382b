package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Commission;
import io.mooring.executor.reach.UserId;
import io.mooring.executor.resolution.Action;

/**
 * Body of {@code POST /api/tools/execute}.
 *
 * @param action an address or a call name
 * @param connection id or name of the connection, when several fit
 * @param publication id of the publication whose grant the call uses
 * @param origin what caused the call
 */
public record ExecuteTool(@JsonProperty("user_id") @Nullable String userId, @Nullable String action,
        @Nullable JsonNode params,
        @Nullable String connection, @Nullable String publication, Commission.@Nullable Cause origin) {

    private static final int LONGEST_ACTION = 512;

    /** Checks the form; fails with 400 that names the field. */
    ToolCall toCall(Caller caller) {
        String user = UserId.of(caller, "/user_id", userId);
        if (action == null || action.isBlank() || action.length() > LONGEST_ACTION) {
            throw GeneralError.BAD_REQUEST.at("/action", "expected an address or mcp_<integration>_<tool>");
        }
        JsonNode arguments = params == null || params.isNull() ? JsonNodeFactory.instance.objectNode() : params;
        if (!arguments.isObject()) {
            throw GeneralError.BAD_REQUEST.at("/params", "expected an object");
        }
        return new ToolCall(caller, user, Action.parse(action), arguments, connection)
                .onBehalf(Commission.of(caller, publication, origin));
    }
}

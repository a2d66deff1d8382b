package io.mooring.executor.servers;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.intake.ExecuteTool;
import io.mooring.executor.reach.UserId;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Body of {@code POST /mcp/call}.
 *
 * @param server slug of the integration; may be left out when the tool is named by its call name
 * @param tool as the server calls it, or its call name
 * @param connection id or name, when several fit
 */
record CallServerTool(@JsonProperty("user_id") @Nullable String userId, @Nullable String server, @Nullable String tool,
        @Nullable JsonNode arguments, @Nullable String connection) {

    private static final int LONGEST = 512;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");

    /** Who is asked for what, in good form. */
    record Wish(Caller caller, String user, @Nullable String server, String tool, JsonNode arguments,
            @Nullable String connection) {

        ToolCall call(Action action) {
            return new ToolCall(caller, user, action, arguments, connection);
        }
    }

    /** Checks the form; fails with 400 that names the field, with 403 for another one's user. */
    Wish toWish(Caller caller) {
        String user = UserId.of(caller, "/user_id", userId);
        if (server != null && !SLUG.matcher(server).matches()) {
            throw GeneralError.BAD_REQUEST.at("/server", "expected the slug of an integration");
        }
        if (tool == null || tool.isBlank() || tool.length() > LONGEST || tool.indexOf('\0') >= 0) {
            throw GeneralError.BAD_REQUEST.at("/tool", "expected the name of a tool");
        }
        JsonNode given = arguments == null || arguments.isNull() ? JsonNodeFactory.instance.objectNode() : arguments;
        if (!given.isObject()) {
            throw GeneralError.BAD_REQUEST.at("/arguments", "expected an object");
        }
        return new Wish(caller, user, server, tool, given, connection);
    }

    /** The same as other doors know it. */
    ExecuteTool toExecute() {
        return new ExecuteTool(userId, tool, arguments, connection, null, null);
    }

    /** What is wrong with arguments is said by their name here. */
    static Throwable renamed(Throwable problem) {
        return problem instanceof HttpProblem known && known.getParameters().get("errors") instanceof List<?> errors
                && !errors.isEmpty() && errors.stream().allMatch(Violation.class::isInstance)
                        ? ArgumentCheck.problem(errors.stream().map(Violation.class::cast)
                                .map(error -> new Violation(error.field().replaceFirst("^/params", "/arguments"),
                                        error.expected()))
                                .toList())
                        : problem;
    }
}

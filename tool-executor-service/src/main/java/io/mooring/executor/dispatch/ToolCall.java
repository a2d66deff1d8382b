package io.mooring.executor.dispatch;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.resolution.Action;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A call somebody asked for, in good form; whether it makes sense is not known yet.
 *
 * @param commission on whose behalf
 * @param callerGone completes when nobody waits for the answer any more
 */
public record ToolCall(Caller caller, String userId, Action action, JsonNode arguments, @Nullable String connection,
        Commission commission, Future<Void> callerGone) {

    /** One that is waited for to its end. */
    public ToolCall(Caller caller, String userId, Action action, JsonNode arguments, @Nullable String connection) {
        this(caller, userId, action, arguments, connection, Commission.of(caller), Promise.<Void>promise().future());
    }

    /** The same on behalf of somebody else. */
    public ToolCall onBehalf(Commission other) {
        return new ToolCall(caller, userId, action, arguments, connection, other, callerGone);
    }

    /** The same, waited for until then. */
    public ToolCall until(Future<Void> gone) {
        return new ToolCall(caller, userId, action, arguments, connection, commission, gone);
    }
}

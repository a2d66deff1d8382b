package io.mooring.executor.dispatch;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.journal.Commission;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.resolution.Action;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A call somebody asked for, in good form; whether it makes sense is not known yet.
 *
 * @param commission on whose behalf
 * @param callerGone completes when nobody waits for the answer any more
 * @param exchange what the caller can do and hear meanwhile
 * @param resume {@code inputResponses} and {@code requestState} of a caller who was asked for input; null at first
 */
public record ToolCall(Caller caller, String userId, Action action, JsonNode arguments, @Nullable String connection,
        Commission commission, Future<Void> callerGone, Exchange exchange, @Nullable ObjectNode resume) {

    /** One that is waited for to its end. */
    public ToolCall(Caller caller, String userId, Action action, JsonNode arguments, @Nullable String connection) {
        this(caller, userId, action, arguments, connection, Commission.of(caller), Promise.<Void>promise().future(),
                Exchange.NONE, null);
    }

    /** The same on behalf of somebody else. */
    public ToolCall onBehalf(Commission other) {
        return new ToolCall(caller, userId, action, arguments, connection, other, callerGone, exchange, resume);
    }

    /** The same, waited for until then. */
    public ToolCall until(Future<Void> gone) {
        return new ToolCall(caller, userId, action, arguments, connection, commission, gone, exchange, resume);
    }

    /** The same by a caller who can be spoken with meanwhile. */
    public ToolCall speaking(Exchange with, @Nullable ObjectNode resumed) {
        return new ToolCall(caller, userId, action, arguments, connection, commission, callerGone, with, resumed);
    }
}

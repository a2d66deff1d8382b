package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.CallIds;
import io.mooring.executor.journal.StartedCalls;

/** Gives every request for a call its id and its moment. */
@ApplicationScoped
class NewCalls {

    private static final int LONGEST = 512;

    private final CallIds ids;
    private final StartedCalls started;

    NewCalls(CallIds ids, StartedCalls started) {
        this.ids = ids;
        this.started = started;
    }

    Call begin(ToolCall request) {
        return begin(request.caller(), request.userId(), request.action().text(), request.arguments())
                .onBehalf(request.commission());
    }

    /** A request that is refused for what it says, whatever that is. */
    Call begin(Caller caller, ExecuteTool request) {
        JsonNode params = request.params();
        return begin(caller, storable(request.userId()), storable(request.action()),
                params == null ? JsonNodeFactory.instance.objectNode() : params);
    }

    private Call begin(Caller caller, String user, String tool, JsonNode arguments) {
        return started.begin(caller, user, storable(tool), arguments);
    }

    /** An id for an approval. */
    String nextApproval() {
        return ids.next("apr");
    }

    /** What PostgreSQL can keep of a text. */
    private static String storable(@Nullable String text) {
        String kept = text == null ? "" : text.replace("\0", "");
        return kept.length() <= LONGEST ? kept : kept.substring(0, LONGEST);
    }
}

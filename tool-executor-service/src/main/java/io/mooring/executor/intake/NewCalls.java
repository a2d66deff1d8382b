package io.mooring.executor.intake;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.CallIds;
import io.opentelemetry.api.trace.Span;

/** Gives every request for a call its id and its moment. */
@ApplicationScoped
class NewCalls {

    private static final int LONGEST = 512;

    private final CallIds ids;
    private final Clock clock;

    NewCalls(CallIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Call begin(ToolCall request) {
        return begin(request.caller(), request.userId(), request.action().text(), request.arguments());
    }

    /** A request that is refused for what it says, whatever that is. */
    Call begin(Caller caller, ExecuteTool request) {
        JsonNode params = request.params();
        return begin(caller, storable(request.userId()), storable(request.action()),
                params == null ? JsonNodeFactory.instance.objectNode() : params);
    }

    private Call begin(Caller caller, String user, String tool, JsonNode arguments) {
        Call call = new Call(caller.tenant(), ids.next("call"), storable(tool), user, caller.kind().name(),
                caller.subject(), Arguments.of(arguments), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Span span = Span.current().setAttribute("mooring.call", call.id());
        return span.getSpanContext().isValid() ? call.tracedBy(span.getSpanContext().getTraceId()) : call;
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

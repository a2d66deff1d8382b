package io.mooring.executor.journal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.caller.Caller;
import io.opentelemetry.api.trace.Span;

/** Gives everything that is recorded as a call its id, its moment and its trace. */
@ApplicationScoped
public class StartedCalls {

    private final CallIds ids;
    private final Clock clock;

    public StartedCalls(CallIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** One of which no more is known than what is asked for. */
    public Call begin(Caller caller, String user, String tool, JsonNode arguments) {
        Span span = Span.current();
        return begin(new Call(caller.tenant(), "", tool, user, caller.kind().name(), caller.subject(),
                Arguments.of(arguments), clock.instant())
                .tracedBy(span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : null));
    }

    /** The same asked for once more, of somebody else: a call of its own. */
    public Call again(Call call) {
        return begin(call);
    }

    private Call begin(Call call) {
        Call begun = new Call(call.tenant(), ids.next("call"), call.tool(), call.userId(), call.callerKind(),
                call.caller(), call.arguments(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .tracedBy(call.trace()).onBehalf(call.commission());
        Span.current().setAttribute("mooring.call", begun.id());
        return begun;
    }
}

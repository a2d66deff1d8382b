package io.mooring.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

class StartedCallsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Caller ADA = new Caller("acme", Caller.Kind.AGENT, "agent_1", Set.of());

    private final StartedCalls started = new StartedCalls(new CallIds(new Random(7)), Clock.systemUTC());

    @Test
    void knowsTheTraceOfTheRequest() {
        Span span = Span.wrap(
                SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault()));
        Context.root().with(span).wrap(() -> {
            assertThat(begin().trace()).isEqualTo(TRACE);
            assertThat(started.again(begin()).trace()).isEqualTo(TRACE);
        }).run();
        assertThat(begin().trace()).isNull();
    }

    @Test
    void isAnotherCallWhenSomebodyElseIsAsked() {
        // Given
        Call first = begin().of("notes", "prompts/get").on("conn_1");

        // When
        Call second = started.again(first);

        // Then
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.integration()).isEmpty();
        assertThat(second.connection()).isNull();
        assertThat(second.tool()).isEqualTo("prompts/get");
        assertThat(second.caller()).isEqualTo("agent_1");
    }

    private Call begin() {
        return started.begin(ADA, "ada", "prompts/get", JsonNodeFactory.instance.objectNode());
    }
}

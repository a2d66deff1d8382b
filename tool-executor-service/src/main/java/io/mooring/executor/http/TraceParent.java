package io.mooring.executor.http;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** Where in a trace we are, as upstreams get to know it (W3C Trace Context §3.2). */
@ApplicationScoped
public class TraceParent {

    /** Of the header, and of the member of {@code _meta} in MCP. */
    public static final String NAME = "traceparent";

    private final boolean passed;

    @Inject
    TraceParent(HttpConfig config) {
        this(config.passTrace());
    }

    TraceParent(boolean passed) {
        this.passed = passed;
    }

    /** Empty when nothing is traced, or upstreams are not to know. */
    public Optional<String> now() {
        SpanContext span = Span.current().getSpanContext();
        return passed && span.isValid()
                ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex())
                : Optional.empty();
    }
}

package io.mooring.executor.http;

/** Traces that upstreams get to know. */
public final class TraceParents {

    private TraceParents() {}

    public static TraceParent passed() {
        return new TraceParent(true);
    }
}

package io.mooring.executor.http;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;

/** What a failed exchange means for the call. */
final class Failures {

    private Failures() {}

    /** A request that may have arrived and may have changed something has an unknown outcome. */
    static Outcome classify(EgressFailure failure, boolean readOnly) {
        ToolError error = switch (failure.kind()) {
            case REFUSED -> ToolError.EGRESS_REFUSED;
            case UNRESOLVABLE, CONNECT_FAILED, TLS_FAILED, CONNECTION_LOST -> ToolError.UPSTREAM_UNREACHABLE;
            case TIMED_OUT -> ToolError.UPSTREAM_TIMEOUT;
            case TOO_LARGE -> ToolError.RESPONSE_TOO_LARGE;
            case TOO_MANY_REDIRECTS -> ToolError.TOO_MANY_REDIRECTS;
            case BAD_RESPONSE -> ToolError.BAD_RESPONSE;
        };
        return failure.mayHaveBeenReceived() && !readOnly
                ? new Outcome.Unknown(error, failure.reason())
                : new Outcome.Failed(error, failure.reason(), null);
    }
}

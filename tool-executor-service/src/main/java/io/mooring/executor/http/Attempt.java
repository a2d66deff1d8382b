package io.mooring.executor.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;

/**
 * What came of one request.
 *
 * @param sent whether there was one
 * @param loss whether it speaks against the upstream
 * @param repeatable whether sending it again can do no harm and may do better
 * @param asked how long the upstream wants to be left alone; null when it does not say
 */
record Attempt(Outcome outcome, boolean sent, boolean loss, boolean repeatable, @Nullable Duration asked) {

    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    private static final Set<Kind> LOST = Set.of(Kind.UNRESOLVABLE, Kind.CONNECT_FAILED, Kind.TLS_FAILED,
            Kind.TIMED_OUT, Kind.CONNECTION_LOST);
    private static final Set<Kind> PASSING = Set.of(Kind.CONNECT_FAILED, Kind.TIMED_OUT, Kind.CONNECTION_LOST);

    /** None was made. */
    static Attempt unsent(Outcome outcome) {
        return new Attempt(outcome, false, false, false, null);
    }

    /** One that ends the call. */
    static Attempt last(Outcome outcome) {
        return new Attempt(outcome, true, false, false, null);
    }

    /**
     * @param readOnly whether the tool is known to change nothing
     * @param safe whether a request may arrive twice
     */
    static Attempt answered(EgressResponse response, Upstream upstream, boolean readOnly, boolean safe, Instant now) {
        int status = upstream.status();
        if (response.isSuccessful()) {
            return last(successful(upstream, readOnly));
        }
        String detail = "the upstream answered " + status;
        if (RateLimit.isReached(status, response.headers())) {
            Duration wait = RateLimit.wait(response.headers(), now);
            Duration told = wait == null ? RateLimit.USUAL : wait;
            return new Attempt(new Outcome.Failed(ToolError.RATE_LIMITED, detail + ": too many requests", upstream,
                    told), true, false, safe, told);
        }
        boolean away = AWAY.contains(status);
        Duration wait = away ? RateLimit.wait(response.headers(), now) : null;
        return new Attempt(new Outcome.Failed(ToolError.UPSTREAM_ERROR, detail, upstream, readOnly ? wait : null),
                true, away, away && safe, wait);
    }

    /** What a tool that writes did is done, however it is told. */
    private static Outcome successful(Upstream upstream, boolean readOnly) {
        return upstream.invalid() == null || !readOnly
                ? new Outcome.Succeeded(upstream)
                : new Outcome.Failed(ToolError.BAD_RESPONSE, upstream.invalid(), upstream);
    }

    /** A request that may have arrived and may have changed something has an unknown outcome, and is not sent again. */
    static Attempt failed(EgressFailure failure, boolean readOnly, boolean safe) {
        return new Attempt(Failures.classify(failure, readOnly), true, LOST.contains(failure.kind()),
                PASSING.contains(failure.kind()) && (safe || !failure.mayHaveBeenReceived()), null);
    }
}

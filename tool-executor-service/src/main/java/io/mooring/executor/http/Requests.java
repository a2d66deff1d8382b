package io.mooring.executor.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.ObjectReader;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.egress.http.Reception;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.Draft;
import io.mooring.executor.request.MediaTypes;
import io.mooring.executor.traffic.Share;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Sends one request of a call and reads what comes back. */
final class Requests {

    /** A larger response is decoded off the event loop. */
    private static final int LARGE = 128 << 10;
    private static final Duration FULL = Duration.ofSeconds(5);

    private final EgressClient egress;
    private final Vertx vertx;
    private final Clock clock;
    private final ObjectReader json;
    private final HttpConfig config;
    private final TraceParent trace;
    private final Limits limits;

    Requests(EgressClient egress, Vertx vertx, Clock clock, ObjectReader json, HttpConfig config) {
        this.egress = egress;
        this.vertx = vertx;
        this.clock = clock;
        this.json = json;
        this.config = config;
        this.trace = new TraceParent(config);
        this.limits = Limits.STANDARD.withMaxResponseBytes(config.maxResponse().asLongValue())
                .withMaxRedirects(config.maxRedirects());
    }

    /** Every end that has to do with the upstream is an attempt; any other one is a failure. */
    Uni<Attempt> send(Draft draft, Errand errand, List<Placement> placements, Share share) {
        Duration left = Duration.between(clock.instant(), errand.deadline());
        if (!left.isPositive()) {
            return Uni.createFrom().item(Attempt.unsent(new Outcome.Failed(ToolError.UPSTREAM_TIMEOUT,
                    "the time of the call was over before the request was sent", null)));
        }
        boolean safe = errand.readOnly() || draft.hasIdempotencyKey();
        EgressRequest request = traced(draft.with(placements, limits.withDeadline(left)));
        return egress.send(request, new Reception(share, Requests::isStream, config.streamed()))
                .chain(response -> read(response, placements).map(upstream -> Attempt.answered(response, upstream,
                        errand.readOnly(), safe, clock.instant())))
                .onFailure(EgressFailure.class)
                .recoverWithItem(failure -> failed(failure, errand, safe, share));
    }

    private static boolean isStream(HttpHeaders headers) {
        return headers.firstValue("content-type")
                .filter(type -> MediaTypes.isEvents(type) || MediaTypes.isJsonLines(type)).isPresent();
    }

    private EgressRequest traced(EgressRequest request) {
        boolean given = request.headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(TraceParent.NAME));
        return given ? request : trace.now().map(now -> request.withHeader(TraceParent.NAME, now)).orElse(request);
    }

    private Uni<Upstream> read(EgressResponse response, List<Placement> placements) {
        Callable<Upstream> work = () -> ResponseContent.of(response, placements, json);
        return response.body().length() < LARGE
                ? Uni.createFrom().item(() -> ResponseContent.of(response, placements, json))
                : UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    /** That there is no room is our fault, not the upstream's. */
    private static Attempt failed(EgressFailure failure, Errand errand, boolean safe, Share share) {
        if (failure.kind() != Kind.TOO_LARGE || !share.isRefused()) {
            return Attempt.failed(failure, errand.readOnly(), safe);
        }
        return Attempt.last(errand.readOnly()
                ? new Outcome.Failed(ToolError.EXECUTOR_BUSY, failure.reason(), null, FULL)
                : new Outcome.Unknown(ToolError.EXECUTOR_BUSY, failure.reason()));
    }
}

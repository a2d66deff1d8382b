package io.mooring.contracts.egress.http;

import java.util.concurrent.Callable;
import java.util.function.LongPredicate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.PinnedAddress;
import io.mooring.contracts.egress.Race;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.Hop.Origin;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * The HTTP client for everything outside Mooring: HTTP/1.1 and, where TLS negotiates it, HTTP/2. Each request and each
 * redirect is judged by the {@link EgressGuard} and goes to the judged address. Nothing is ever retried.
 */
@Singleton
public final class EgressClient {

    private final Vertx vertx;
    private final EgressGuard guard;
    private final Connections connections;

    @Inject
    EgressClient(Vertx vertx, EgressGuard guard, Connections connections) {
        this.vertx = vertx;
        this.guard = guard;
        this.connections = connections;
    }

    /**
     * Sends the request once for each subscription and answers the complete response, whatever its status. The item or
     * the failure arrives on the Vert.x context of the subscriber. Cancelling closes the exchange.
     *
     * <p>
     * Redirects are followed up to {@link Limits#maxRedirects()}, never from https to http; {@code Authorization},
     * {@code Cookie} and secret headers stay behind when the origin changes, and do not come back.
     *
     * @return fails with {@link EgressFailure} and nothing else
     */
    public Uni<EgressResponse> send(EgressRequest request) {
        return send(request, bytes -> true);
    }

    /** As {@link #send(EgressRequest)}, into room that is taken while the response comes. */
    public Uni<EgressResponse> send(EgressRequest request, LongPredicate room) {
        return send(request, Reception.complete(room));
    }

    /** As {@link #send(EgressRequest)}; a response that may be without end is answered as far as it came. */
    public Uni<EgressResponse> send(EgressRequest request, Reception reception) {
        return Uni.createFrom().deferred(() -> {
            var progress = new Progress(vertx.getOrCreateContext(), reception);
            var response = Uni.createFrom().item(() -> Hop.first(request))
                    .chain(hop -> pin(hop).chain(pinned -> follow(hop, pinned, progress)));
            return Race.of(response, deadline(request.limits(), progress))
                    .onFailure(EgressFailure.class).transform(progress::stamp);
        });
    }

    private Uni<EgressResponse> follow(Hop hop, PinnedAddress pinned, Progress progress) {
        return exchange(hop, pinned, progress).chain(response -> Redirection.next(hop, response)
                .map(next -> redirect(Origin.of(hop.target(), pinned), next, progress))
                .orElseGet(() -> decoded(hop, response, progress)));
    }

    private Uni<EgressResponse> redirect(Origin from, Hop next, Progress progress) {
        return pin(next).chain(pinned -> follow(
                from.equals(Origin.of(next.target(), pinned)) ? next : next.forAnotherOrigin(), pinned, progress));
    }

    private Uni<PinnedAddress> pin(Hop hop) {
        return guard.pinHttp(hop.target().host(), hop.target().port());
    }

    private Uni<EgressResponse> exchange(Hop hop, PinnedAddress pinned, Progress progress) {
        return Uni.createFrom().emitter(outcome -> Exchange.start(connections, hop, pinned, progress, outcome));
    }

    private Uni<EgressResponse> deadline(Limits limits, Progress progress) {
        return Uni.createFrom().emitter(outcome -> {
            var timer = vertx.setTimer(Math.max(1, limits.deadline().toMillis()),
                    fired -> progress.context().runOnContext(late -> {
                        if (!progress.endsEarly()) {
                            outcome.fail(new EgressFailure(Kind.TIMED_OUT,
                                    "no complete response within the deadline", false, null));
                        }
                    }));
            outcome.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /** Inflating is work; it does not belong on the event loop. */
    private Uni<EgressResponse> decoded(Hop hop, EgressResponse response, Progress progress) {
        if (hop.headers().contains("accept-encoding") || !ContentCoding.isGzip(response)) {
            return Uni.createFrom().item(response);
        }
        Callable<EgressResponse> decode = () -> new ContentCoding(hop.limits().maxResponseBytes(), progress)
                .decode(response);
        return UniHelper.toUni(vertx.executeBlocking(decode, false));
    }
}

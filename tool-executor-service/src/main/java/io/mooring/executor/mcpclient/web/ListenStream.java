package io.mooring.executor.mcpclient.web;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.web.Link.Reply;
import io.mooring.executor.mcpclient.web.Link.Reply.Why;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The stream of one {@code subscriptions/listen}. When it breaks off or the server ends it, it is opened again; each time later
 * when it did not last.
 */
final class ListenStream {

    private static final long FIRST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 300_000;
    /** A stream that lived so long, in ms, may be opened again soon. */
    private static final long LASTING = 60_000;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    private final Link link;
    private final EgressRequest request;
    private final Supplier<@Nullable Hearing> hearings;
    private final Vertx vertx;

    /** @param hearings one for each time it is opened; null when nobody wants it any more */
    ListenStream(Link link, EgressRequest request, Supplier<@Nullable Hearing> hearings, Vertx vertx) {
        this.link = link;
        this.request = request;
        this.hearings = hearings;
        this.vertx = vertx;
    }

    /** What a server answers that does not listen. */
    interface Refusal {
        ChannelFailure of(EgressResponse response);
    }

    /** Completes when nobody wants it any more; fails with {@link ChannelFailure} when the server does not listen. */
    Future<Void> run(Refusal refusal) {
        return open(refusal, FIRST_PAUSE);
    }

    private Future<Void> open(Refusal refusal, long pause) {
        Hearing hearing = hearings.get();
        if (hearing == null) {
            return Future.succeededFuture();
        }
        long begun = System.nanoTime();
        return link.hear(request, hearing, hearing.stopped()).compose(reply -> switch (reply) {
            case Reply.Stopped(Why why) when why != Why.HEARD -> Future.succeededFuture();
            case Reply.Unsent(var unsent) -> Future.failedFuture(Replies.unsent(unsent));
            case Reply.Answered(EgressResponse response) when !hearing.isHeard() ->
                Future.failedFuture(refusal.of(response));
            case Reply.Lost(var failure) when !hearing.isHeard() && pause == FIRST_PAUSE ->
                Future.failedFuture(Replies.lost(failure));
            default -> again(refusal, pause, (System.nanoTime() - begun) / NANOS_OF_A_MILLISECOND);
        });
    }

    private Future<Void> again(Refusal refusal, long pause, long lasted) {
        long now = lasted > LASTING ? FIRST_PAUSE : pause;
        return vertx.timer(now).compose(over -> open(refusal, Math.min(LONGEST_PAUSE, 2 * now)));
    }
}

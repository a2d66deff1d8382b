package io.mooring.executor.mcpclient.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.egress.http.Listening;
import io.mooring.contracts.egress.http.Reception;
import io.mooring.executor.traffic.Lane;
import io.mooring.executor.traffic.Refusal;
import io.mooring.executor.traffic.Traffic;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** Sends the HTTP requests of one server's channels, with the limits all upstreams have. */
final class Link {

    private static final Set<Kind> LOST = Set.of(Kind.UNRESOLVABLE, Kind.CONNECT_FAILED, Kind.TLS_FAILED,
            Kind.TIMED_OUT, Kind.CONNECTION_LOST);
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    /** What came of a request. */
    sealed interface Reply {

        /** A response, complete; without its body when it was heard as it came. */
        record Answered(EgressResponse response) implements Reply {}

        /** None, or not to its end. */
        record Lost(EgressFailure failure) implements Reply {}

        /** It was not sent. */
        record Unsent(Refusal refusal) implements Reply {}

        /**
         * Nobody wants its end any more.
         *
         * @param why what that says about the server
         */
        record Stopped(Why why) implements Reply {}

        /** Why nobody wants the end of a response. */
        enum Why {
            /** What was asked for was heard. */
            HEARD,
            /** It did not come in time. */
            LATE,
            /** Nobody waits for it. */
            UNWANTED
        }

        /** Whether it speaks against the server; null when it says nothing about it. */
        default @Nullable Boolean isLoss() {
            return switch (this) {
                case Lost(EgressFailure failure) -> LOST.contains(failure.kind());
                case Answered(EgressResponse response) -> AWAY.contains(response.status());
                case Unsent unsent -> null;
                case Stopped(Why why) -> why == Why.UNWANTED ? null : Boolean.valueOf(why == Why.LATE);
            };
        }
    }

    private final EgressClient egress;
    private final Traffic traffic;
    private final Lane lane;

    Link(EgressClient egress, Traffic traffic, Lane lane) {
        this.egress = egress;
        this.traffic = traffic;
        this.lane = lane;
    }

    /** Whose requests to which address it sends, as text. */
    String place() {
        return lane.tenant() + " " + lane.origin();
    }

    /** Never fails. */
    Future<Reply> send(EgressRequest request, Listening listening, Future<Reply.Stopped> stop) {
        return UniHelper.toFuture(traffic.pass(lane, share -> once(request, Reception.hearing(share, listening), stop),
                Reply::isLoss, Reply.Unsent::new));
    }

    /** As {@link #send}, for a stream that says nothing most of the time: it takes no place from requests. */
    Future<Reply> hear(EgressRequest request, Listening listening, Future<Reply.Stopped> stop) {
        return UniHelper.toFuture(once(request, Reception.hearing(bytes -> true, listening), stop));
    }

    private Uni<Reply> once(EgressRequest request, Reception reception, Future<Reply.Stopped> stop) {
        Uni<Reply> answer = egress.send(request, reception).<Reply>map(Reply.Answered::new)
                .onFailure(EgressFailure.class).recoverWithItem(failure -> new Reply.Lost(failure));
        Uni<Reply> stopped = UniHelper.toUni(stop).map(why -> why);
        return Uni.combine().any().of(answer, stopped);
    }
}

package io.mooring.contracts.egress.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * How a response is taken in.
 *
 * @param room
 *         whether so many bytes may be held: those that came, and of a compressed response what was inflated as well;
 *         asked again while they grow, by one thread at a time. No ends the exchange with
 *         {@link io.mooring.contracts.egress.EgressFailure.Kind#TOO_LARGE}
 * @param unending
 *         whether a successful response with these headers may go on for ever and its beginning is worth having: it is
 *         then cut where another one would be too large or too late
 * @param patience
 *         how long such a response is listened to after its headers; the deadline of the request cuts it too
 * @param listening
 *         hears responses while they come
 */
public record Reception(LongPredicate room, Predicate<HttpHeaders> unending, Duration patience, Listening listening) {

    /** One that hears nothing before its end. */
    public Reception(LongPredicate room, Predicate<HttpHeaders> unending, Duration patience) {
        this(room, unending, patience, Listening.NONE);
    }

    /** All of it or nothing. */
    public static Reception complete(LongPredicate room) {
        return new Reception(room, headers -> false, Duration.ZERO);
    }

    /** What is heard while it comes is answered without its body; of all else all of it or nothing. */
    public static Reception hearing(LongPredicate room, Listening listening) {
        return new Reception(room, headers -> false, Duration.ZERO, listening);
    }
}

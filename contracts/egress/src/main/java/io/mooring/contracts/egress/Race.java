package io.mooring.contracts.egress;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Two ways an operation may end, of which the first one counts and the other one is cancelled. Does what {@code
 * Uni.combine().any()} does, which makes three exceptions with their stack traces to end the one that lost: at every call
 * that ends before its deadline.
 */
public final class Race<T> {

    private static final Cancellable NOTHING = () -> {};

    private final UniEmitter<? super T> end;
    private volatile boolean over;
    private volatile Cancellable first = NOTHING;
    private volatile Cancellable second = NOTHING;

    private Race(UniEmitter<? super T> end) {
        this.end = end;
    }

    /** Ends as the one that ends first does. */
    public static <T> Uni<T> of(Uni<? extends T> one, Uni<? extends T> other) {
        return Uni.createFrom().emitter(end -> new Race<T>(end).start(one, other));
    }

    private void start(Uni<? extends T> one, Uni<? extends T> other) {
        end.onTermination(this::stop);
        first = one.subscribe().with(this::succeed, this::fail);
        if (!over) {
            second = other.subscribe().with(this::succeed, this::fail);
        }
        if (over) { // it ended before what is to be cancelled was known
            stop();
        }
    }

    private void succeed(T item) {
        over = true;
        end.complete(item);
    }

    private void fail(Throwable failure) {
        over = true;
        end.fail(failure);
    }

    /** Cancelling what has ended does nothing. */
    private void stop() {
        over = true;
        first.cancel();
        second.cancel();
    }
}

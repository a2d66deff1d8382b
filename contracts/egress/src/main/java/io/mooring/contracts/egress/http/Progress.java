package io.mooring.contracts.egress.http;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.Context;

/** How far one call came: where it runs, whether any server may have seen it, and what there is of an answer. */
final class Progress {

    private final Context context;
    private final Reception reception;
    private volatile boolean sending;
    private @Nullable Exchange unending;

    Progress(Context context, Reception reception) {
        this.context = context;
        this.reception = reception;
    }

    /** Fails when there is no room for so many bytes of a response. */
    void requireRoom(long bytes) {
        if (!reception.room().test(bytes)) {
            throw new EgressFailure(Kind.TOO_LARGE, "there is no room for the response now", true, null);
        }
    }

    Context context() {
        return context;
    }

    Reception reception() {
        return reception;
    }

    void recordSending() {
        sending = true;
    }

    /** From now on there is something to answer when time is up. On the event loop of the call. */
    void recordUnending(Exchange exchange) {
        unending = exchange;
    }

    /** Whether what came of an answer was enough to end the call with. On the event loop of the call. */
    boolean endsEarly() {
        return unending != null && unending.cut(EgressResponse.Cut.TIME);
    }

    EgressFailure stamp(EgressFailure failure) {
        return sending ? failure.afterSending() : failure;
    }
}

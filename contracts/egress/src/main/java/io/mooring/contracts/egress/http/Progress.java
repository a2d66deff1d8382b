package io.mooring.contracts.egress.http;

import java.util.function.LongPredicate;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.Context;

/** How far one call came: where it runs, and whether any server may have seen it. */
final class Progress {

    private final Context context;
    private final LongPredicate room;
    private volatile boolean sending;

    Progress(Context context, LongPredicate room) {
        this.context = context;
        this.room = room;
    }

    /** Fails when there is no room for so many bytes of a response. */
    void requireRoom(long bytes) {
        if (!room.test(bytes)) {
            throw new EgressFailure(Kind.TOO_LARGE, "there is no room for the response now", true, null);
        }
    }

    Context context() {
        return context;
    }

    void recordSending() {
        sending = true;
    }

    EgressFailure stamp(EgressFailure failure) {
        return sending ? failure.afterSending() : failure;
    }
}

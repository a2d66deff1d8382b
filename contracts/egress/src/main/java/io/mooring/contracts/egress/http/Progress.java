package io.mooring.contracts.egress.http;

import io.mooring.contracts.egress.EgressFailure;
import io.vertx.core.Context;

/** How far one call came: where it runs, and whether any server may have seen it. */
final class Progress {

    private final Context context;
    private volatile boolean sending;

    Progress(Context context) {
        this.context = context;
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

package io.mooring.executor.http;

import java.time.Instant;

import io.vertx.core.Future;

/**
 * For whom a request is sent.
 *
 * @param connection id of the one that was chosen
 * @param readOnly whether the tool is known to change nothing: then it does not matter whether a request arrived
 * @param deadline of the whole call, however often something is sent
 * @param callerGone completes when nobody waits for the answer any more
 */
public record Errand(String tenant, String integration, String connection, boolean readOnly, Instant deadline,
        Future<Void> callerGone) {

    /** The same for one request of several, which reads or writes. */
    public Errand readOnly(boolean only) {
        return new Errand(tenant, integration, connection, only, deadline, callerGone);
    }
}

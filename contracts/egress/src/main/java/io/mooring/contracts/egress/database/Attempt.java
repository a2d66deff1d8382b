package io.mooring.contracts.egress.database;

import java.time.Duration;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * A try that is under way, and how to end it.
 *
 * @param found may never complete when the server never answers
 * @param end closes whatever is open, also what is still being opened
 */
record Attempt(Future<Found> found, Runnable end) {

    /** The outcome, or no answer in time; nothing is open when it is known. */
    Future<Found> within(Vertx vertx, Duration patience) {
        Promise<Found> outcome = Promise.promise();
        long timer = vertx.setTimer(patience.toMillis(), late -> outcome.tryFail(DatabaseFailures.noAnswer()));
        found.onComplete(done -> {
            if (done.succeeded()) {
                outcome.tryComplete(done.result());
            } else {
                outcome.tryFail(done.cause());
            }
        });
        return outcome.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            end.run();
        });
    }

    /** The server's word for itself, cut down to what can't surprise anybody. */
    static String harmless(String version) {
        String clean = version.replaceAll("[^A-Za-z0-9 ._+-]", "").strip();
        return clean.substring(0, Math.min(clean.length(), 60));
    }
}

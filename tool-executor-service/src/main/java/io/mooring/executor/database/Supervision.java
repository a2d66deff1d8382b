package io.mooring.executor.database;

import java.time.Duration;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Running;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/** Sees to it that a question ends: by its answer, by its time, or because nobody waits for it any more. */
final class Supervision {

    private Supervision() {}

    /** Completes on the caller's context; what still runs then is cancelled. */
    static Future<Outcome.Read> end(Vertx vertx, Running running, Duration patience, Future<Void> callerGone) {
        Promise<Outcome.Read> end = ((ContextInternal) vertx.getOrCreateContext()).promise();
        long timer = vertx.setTimer(patience.toMillis(), late -> end.tryFail(new QueryFailure(
                ToolError.UPSTREAM_TIMEOUT, "the database did not answer in " + patience.toSeconds() + " s")));
        callerGone.onSuccess(gone -> end.tryFail(new QueryFailure(ToolError.CALLER_GONE,
                "the caller hung up, the query was cancelled")));
        running.answer().onComplete(done -> {
            if (done.succeeded()) {
                end.tryComplete(done.result());
            } else {
                end.tryFail(done.cause());
            }
        });
        return end.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            if (!running.answer().isComplete()) {
                running.cancel().run();
            }
        });
    }
}

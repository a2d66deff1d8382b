package io.mooring.executor.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.subscription.SubscriptionConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Ends streams whose clients could not open them any more: a request proves who sends it each time, a stream but once. */
@ApplicationScoped
class Vigil {

    private final Vertx vertx;
    private final SubscriptionConfig config;

    Vigil(Vertx vertx, SubscriptionConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * @param over of the stream
     * @param end ends it; then {@code over} completes
     */
    void keep(Visitor visitor, Future<Void> over, Runnable end) {
        long timer = vertx.setPeriodic(config.vigil().toMillis(), look -> {
            if (!visitor.proof().getAsBoolean()) {
                end.run();
            }
        });
        over.onComplete(ended -> vertx.cancelTimer(timer));
    }
}

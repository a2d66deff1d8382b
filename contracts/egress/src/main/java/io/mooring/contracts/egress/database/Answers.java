package io.mooring.contracts.egress.database;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Answers of the MongoDB driver, brought from its threads to the caller's context. */
public final class Answers {

    private Answers() {}

    /** The one item of a publisher. Fails as it does, also when there is none. */
    public static <T> Future<T> first(Vertx vertx, Publisher<T> publisher) {
        Context context = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        publisher.subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(T item) {
                context.runOnContext(now -> answer.tryComplete(item));
            }

            @Override
            public void onError(Throwable cause) {
                context.runOnContext(now -> answer.tryFail(cause));
            }

            @Override
            public void onComplete() {
                context.runOnContext(now -> answer.tryFail("there was no answer"));
            }
        });
        return answer.future();
    }
}

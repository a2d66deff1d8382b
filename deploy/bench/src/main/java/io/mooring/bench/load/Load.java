package io.mooring.bench.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.HdrHistogram.Histogram;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** A closed load: so many clients, each sends its next request when it has the answer to the last one. */
public final class Load {

    private final int clients;
    private final Duration warmUp;
    private final Duration measured;

    public Load(int clients, Duration warmUp, Duration measured) {
        this.clients = clients;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** @param requests asked for one after the other */
    public Figures run(String name, Supplier<Prepared> requests) throws InterruptedException {
        try (Sender sender = new Sender(clients)) {
            new Round(sender, requests, warmUp).run(clients);
            Round round = new Round(sender, requests, measured);
            round.run(clients);
            return Figures.over(measured, name, round.latency, round.failures);
        }
    }

    /** All on one event loop; read when that is done. */
    private static final class Round {

        private final Sender sender;
        private final Supplier<Prepared> requests;
        private final long end;
        private final Histogram latency = new Histogram(3);
        private long failures;

        Round(Sender sender, Supplier<Prepared> requests, Duration length) {
            this.sender = sender;
            this.requests = requests;
            this.end = System.nanoTime() + length.toNanos();
        }

        void run(int clients) throws InterruptedException {
            CountDownLatch done = new CountDownLatch(clients);
            for (int i = 0; i < clients; i++) {
                sender.run(() -> next(done));
            }
            done.await();
        }

        private void next(CountDownLatch done) {
            long start = System.nanoTime();
            if (start >= end) {
                done.countDown();
                return;
            }
            Future.succeededFuture(requests).compose(all -> sender.send(all.get())).onComplete(answer -> {
                note(answer, start);
                next(done);
            });
        }

        private void note(AsyncResult<Sender.Answer> answer, long start) {
            if (answer.succeeded()) {
                latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            }
            if (answer.failed() || !answer.result().succeeded()) {
                failures++;
            }
        }
    }
}

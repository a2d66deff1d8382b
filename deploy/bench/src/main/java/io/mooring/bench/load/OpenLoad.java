package io.mooring.bench.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;

/** An open load: requests leave at a constant rate, whatever became of those before; latency counts from when one was due. */
public final class OpenLoad {

    private static final int CONNECTIONS = 4096;
    private static final String FAILED = "\"success\":false";

    private final int perSecond;

    public OpenLoad(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Is told of each answer, on one thread. */
    @FunctionalInterface
    public interface Observer {

        /**
         * @param status 0 when there was no answer
         * @param body as text; null when there was no answer
         * @param due when the request was due, by {@link System#nanoTime}
         */
        void answered(int status, @Nullable String body, long due);
    }

    /** Warms up, then measures. Calls whose tool did not succeed are failures as well. */
    public Figures run(String name, Prepared request, Duration warmUp, Duration measured) throws InterruptedException {
        Histogram latency = new Histogram(3);
        LongAdder failures = new LongAdder();
        long start = System.nanoTime() + warmUp.toNanos();
        send(warmUp.plus(measured), () -> request, (status, body, due) -> {
            if (due >= start && body != null) {
                latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            }
            if (due >= start && (status / 100 != 2 || saysFailed(body))) {
                failures.increment();
            }
        });
        return Figures.over(measured, name, latency, failures.sum());
    }

    /** Sends for so long, and ends when all is answered. */
    public void send(Duration length, Supplier<Prepared> requests, Observer observer) throws InterruptedException {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int count = Math.toIntExact(length.toNanos() / interval);
        CountDownLatch answered = new CountDownLatch(count);
        try (Sender sender = new Sender(CONNECTIONS)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * interval;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                sender.run(() -> one(sender, requests, due, observer, answered));
            }
            answered.await();
        }
    }

    private static void one(Sender sender, Supplier<Prepared> requests, long due, Observer observer,
            CountDownLatch answered) {
        Future.succeededFuture(requests).compose(all -> sender.send(all.get())).onComplete(answer -> {
            try {
                if (answer.succeeded()) {
                    observer.answered(answer.result().status(), answer.result().body().toString(), due);
                } else {
                    observer.answered(0, null, due);
                }
            } finally {
                answered.countDown();
            }
        });
    }

    /** It stands at the beginning of an answer. */
    private static boolean saysFailed(@Nullable String body) {
        return body != null && body.substring(0, Math.min(body.length(), FAILED.length() + 1)).contains(FAILED);
    }
}

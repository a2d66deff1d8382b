package io.mooring.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** An open load: requests leave at a constant rate, whatever became of those before; latency counts from when one was due. */
final class OpenLoad {

    private static final byte[] FAILED = "\"success\":false".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int perSecond;

    OpenLoad(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Warms up, then measures. Calls whose tool did not succeed are failures as well. */
    Load.Figures run(String name, HttpRequest request, Duration warmUp, Duration measured) throws InterruptedException {
        phase(request, warmUp, new ConcurrentHistogram(3), new LongAdder());
        Histogram latency = new ConcurrentHistogram(3);
        LongAdder failures = new LongAdder();
        phase(request, measured, latency, failures);
        return new Load.Figures(name, latency.getTotalCount() / (measured.toMillis() / 1000.0), latency,
                failures.sum());
    }

    private void phase(HttpRequest request, Duration length, Histogram latency, LongAdder failures) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
            long start = System.nanoTime();
            for (long due = start; due - start < length.toNanos(); due += interval) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long then = due;
                senders.execute(() -> one(request, then, latency, failures));
            }
        }
    }

    private void one(HttpRequest request, long due, Histogram latency, LongAdder failures) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            if (response.statusCode() / 100 != 2 || saysFailed(response.body())) {
                failures.increment();
            }
        } catch (IOException e) {
            failures.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It stands at the beginning of an answer. */
    private static boolean saysFailed(byte[] body) {
        return body.length > FAILED.length && new String(body, 0, FAILED.length + 1, StandardCharsets.UTF_8)
                .contains("\"success\":false");
    }
}

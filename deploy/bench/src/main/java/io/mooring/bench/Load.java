package io.mooring.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A closed load: so many clients, each sends its next request when it has the answer to the last one. */
final class Load {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int clients;
    private final Duration warmUp;
    private final Duration measured;

    Load(int clients, Duration warmUp, Duration measured) {
        this.clients = clients;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** What came out; latencies in microseconds. */
    record Figures(String name, double perSecond, Histogram latency, long failures) {

        void print() {
            System.out.printf("%-28s %8.0f /s   p50 %7.2f ms   p99 %7.2f ms   max %8.2f ms   failures %d%n", name,
                    perSecond, latency.getValueAtPercentile(50) / 1000.0, latency.getValueAtPercentile(99) / 1000.0,
                    latency.getMaxValue() / 1000.0, failures);
        }
    }

    Figures run(String name, Supplier<HttpRequest> requests) throws InterruptedException {
        phase(requests, warmUp, new ConcurrentHistogram(3), new LongAdder());
        Histogram latency = new ConcurrentHistogram(3);
        LongAdder failures = new LongAdder();
        phase(requests, measured, latency, failures);
        return new Figures(name, latency.getTotalCount() / (measured.toMillis() / 1000.0), latency, failures.sum());
    }

    private void phase(Supplier<HttpRequest> requests, Duration length, Histogram latency, LongAdder failures)
            throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        CountDownLatch done = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    one(requests.get(), latency, failures);
                }
                done.countDown();
            });
        }
        done.await();
    }

    private void one(HttpRequest request, Histogram latency, LongAdder failures) {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            if (response.statusCode() / 100 != 2) {
                failures.increment();
            }
        } catch (java.io.IOException e) {
            failures.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

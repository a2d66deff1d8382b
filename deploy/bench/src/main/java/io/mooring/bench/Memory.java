package io.mooring.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Tool calls at full speed, as many as are asked for, a million when nothing is: what the executor lives on after every so
 * many. The heap is measured after a full collection, so that it says what is kept, not what is not collected yet.
 */
public final class Memory {

    private static final long CALLS = 1_000_000;
    private static final long AT_A_TIME = 50_000;
    private static final int CLIENTS = 16;
    private static final int EXECUTOR = 4;
    private static final String PART = "tool-executor";
    private static final long MIB = 1L << 20;

    private final Stack stack = new Stack();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sample> samples = new ArrayList<>();

    private Memory() {}

    /**
     * After so many calls.
     *
     * @param heapMib in use after a full collection
     */
    private record Sample(long calls, double perSecond, double p99Millis, long failures, long residentMib,
            long heapMib) {

        void print() {
            System.out.printf("%,11d calls %7.0f/s   p99 %8.2f ms   failures %4d   resident %5d MiB   heap %5d MiB%n",
                    calls, perSecond, p99Millis, failures, residentMib, heapMib);
        }
    }

    /** @param arguments how many calls, a million when left out */
    public static void main(String[] arguments) throws Exception {
        long calls = arguments.length == 0 ? CALLS : Long.parseLong(arguments[0].replace("_", ""));
        new Memory().run(calls);
    }

    private void run(long calls) throws IOException, InterruptedException {
        try (EchoApi api = new EchoApi(stack)) {
            HttpRequest call = api.call("read");
            for (long done = 0; done < calls;) {
                long portion = Math.min(AT_A_TIME, calls - done);
                done += portion;
                samples.add(portion(call, portion, done));
                samples.getLast().print();
            }
        }
        conclude();
    }

    private Sample portion(HttpRequest call, long calls, long doneAfter) throws IOException, InterruptedException {
        Histogram latency = new ConcurrentHistogram(3);
        LongAdder failures = new LongAdder();
        AtomicLong left = new AtomicLong(calls);
        CountDownLatch over = new CountDownLatch(CLIENTS);
        long start = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            Thread.ofVirtual().start(() -> {
                while (left.getAndDecrement() > 0) {
                    one(call, latency, failures);
                }
                over.countDown();
            });
        }
        over.await();
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        long resident = Footprint.of(stack, PART).residentMib();
        return new Sample(doneAfter, calls / seconds, latency.getValueAtPercentile(99) / 1000.0, failures.sum(),
                resident, heapMib());
    }

    private void one(HttpRequest call, Histogram latency, LongAdder failures) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(call, HttpResponse.BodyHandlers.ofString());
            latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            if (answer.statusCode() != 200 || !answer.body().contains("\"success\":true")) {
                failures.increment();
            }
        } catch (IOException e) {
            failures.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the service's own metrics, after a collection that its process is told to make. */
    private long heapMib() throws IOException, InterruptedException {
        long pid = Stack.JSON.readTree(stack.home().resolve("run").resolve(PART + ".pid").toFile()).path("pid")
                .longValue();
        Process told = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.run").redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (told.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " GC.run ended with " + told.exitValue());
        }
        HttpRequest metrics = HttpRequest.newBuilder(stack.service(EXECUTOR, "/q/metrics")).build();
        double bytes = http.send(metrics, HttpResponse.BodyHandlers.ofString()).body().lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        return (long) bytes / MIB;
    }

    /** What the last half has more than the first one is what grows. */
    private void conclude() {
        int half = samples.size() / 2;
        if (half == 0) {
            return;
        }
        List<Sample> first = samples.subList(0, half);
        List<Sample> last = samples.subList(samples.size() - half, samples.size());
        System.out.printf("mean of the first and the last half: heap %.1f and %.1f MiB, resident %.1f and %.1f MiB%n",
                mean(first, true), mean(last, true), mean(first, false), mean(last, false));
    }

    private static double mean(List<Sample> samples, boolean heap) {
        return samples.stream().mapToLong(sample -> heap ? sample.heapMib() : sample.residentMib()).average()
                .orElse(0);
    }
}

package io.mooring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The MCP registry copied: a full scan of 200,000 generated rows, or as many as the one argument says, with the catalog's
 * memory over it; then runs of what changed. The stack has to be started with {@code MOORING_MCP_REGISTRY} at port base+99.
 */
public final class RegistrySync {

    private static final int ROWS = 200_000;
    private static final int PARTS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack = new Stack();
    private final FakeRegistry registry;

    private RegistrySync(FakeRegistry registry) {
        this.registry = registry;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
        try (FakeRegistry registry = new FakeRegistry(new Stack().port(99), rows)) {
            RegistrySync bench = new RegistrySync(registry);
            bench.run("full scan", true);
            for (int changed : new int[]{0, rows / 1000, rows / 100, rows / 10}) {
                registry.change(changed);
                bench.run("changes, " + changed + " rows", false);
            }
        }
    }

    /** One run, from its order to its end. */
    private void run(String name, boolean full) throws IOException, InterruptedException {
        String before = look().path("last").path("finishedAt").asText();
        registry.pages();
        Footprint start = Footprint.of(stack, "catalog");
        long began = System.nanoTime();
        stack.post("/api/registry/sync", "{\"full\": " + full + "}");
        List<Sample> samples = new ArrayList<>();
        Instant limit = Instant.now().plus(LONGEST);
        JsonNode now = look();
        while (now.path("last").path("finishedAt").asText().equals(before)) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException(name + " did not end: " + now);
            }
            samples.add(new Sample(now.path("current").path("pages").intValue(), heapMib(),
                    Footprint.of(stack, "catalog").residentMib()));
            Thread.sleep(1000);
            now = look();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        JsonNode last = now.path("last");
        System.out.printf("%-34s %8d ms, %8d ms of processor: %d seen, %d added, %d changed, %d pages asked%s%n", name,
                millis, Footprint.of(stack, "catalog").cpuMillisSince(start), last.path("seen").intValue(),
                last.path("added").intValue(), last.path("changed").intValue(), registry.pages(),
                last.has("failure") ? ", gave up: " + last.path("failure").asText() : "");
        if (full) {
            memory(samples);
        }
    }

    /** @param pages read so far */
    private record Sample(int pages, long heapMib, long residentMib) {}

    /** Least heap in each part of the scan is what lives; the rest is garbage not yet collected. */
    private static void memory(List<Sample> samples) {
        int most = samples.stream().mapToInt(Sample::pages).max().orElse(0);
        for (int part = 0; part < PARTS && most >= PARTS; part++) {
            int from = most * part / PARTS;
            int to = most * (part + 1) / PARTS;
            List<Sample> here = samples.stream().filter(at -> at.pages() >= from && at.pages() < to).toList();
            LongSummaryStatistics heap = here.stream().mapToLong(Sample::heapMib).summaryStatistics();
            LongSummaryStatistics resident = here.stream().mapToLong(Sample::residentMib).summaryStatistics();
            if (!here.isEmpty()) {
                System.out.printf("  pages %5d to %5d: heap %3d to %3d MiB, resident up to %3d MiB%n", from, to,
                        heap.getMin(), heap.getMax(), resident.getMax());
            }
        }
    }

    private JsonNode look() throws IOException, InterruptedException {
        return Stack.JSON.readTree(text(stack.request("/api/registry/sync").GET().build()));
    }

    /** From the service's own metrics, which are not on the gateway. */
    private long heapMib() throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + stack.port(1) + "/q/metrics");
        double bytes = text(HttpRequest.newBuilder(metrics).build()).lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        return (long) bytes >> 20;
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}

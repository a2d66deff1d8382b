package io.mooring.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/** The same upstream called directly and through Mooring: how many a second, and what a call adds at a constant rate. */
final class Comparison {

    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private Comparison() {}

    /** @param calls through Mooring, by their names */
    static void print(HttpRequest direct, Map<String, HttpRequest> calls) throws InterruptedException {
        throughput(direct, calls);
        latency(direct, calls);
    }

    private static void throughput(HttpRequest direct, Map<String, HttpRequest> calls) throws InterruptedException {
        Load load = new Load(CLIENTS, WARM_UP, MEASURED);
        Load.Figures baseline = load.run("direct", () -> direct);
        baseline.print();
        for (Map.Entry<String, HttpRequest> call : calls.entrySet()) {
            Load.Figures figures = load.run(call.getKey(), call::getValue);
            figures.print();
            System.out.printf("ratio to direct: %.2f%n", figures.perSecond() / baseline.perSecond());
        }
    }

    private static void latency(HttpRequest direct, Map<String, HttpRequest> calls) throws InterruptedException {
        OpenLoad load = new OpenLoad(PER_SECOND);
        String rate = ", " + PER_SECOND + "/s";
        Load.Figures baseline = load.run("direct" + rate, direct, WARM_UP, MEASURED);
        baseline.print();
        for (Map.Entry<String, HttpRequest> call : calls.entrySet()) {
            Load.Figures figures = load.run(call.getKey() + rate, call.getValue(), WARM_UP, MEASURED);
            figures.print();
            System.out.printf("added: p50 %.2f ms   p99 %.2f ms%n", added(figures, baseline, 50),
                    added(figures, baseline, 99));
        }
    }

    private static double added(Load.Figures figures, Load.Figures baseline, double percentile) {
        return (figures.latency().getValueAtPercentile(percentile)
                - baseline.latency().getValueAtPercentile(percentile)) / 1000.0;
    }
}

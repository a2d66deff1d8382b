package io.mooring.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

import io.mooring.bench.load.Figures;
import io.mooring.bench.load.Load;
import io.mooring.bench.load.OpenLoad;
import io.mooring.bench.load.Prepared;

/** The same upstream called directly and through Mooring: how many a second, and what a call adds at a constant rate. */
final class Comparison {

    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 200;
    private static final Duration LONG_WARM_UP = Duration.ofSeconds(90);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private Comparison() {}

    /** @param calls through Mooring, by their names */
    static void print(Prepared direct, Map<String, Prepared> calls) throws InterruptedException {
        warmUp(calls.values());
        throughput(direct, calls);
        latency(direct, calls);
    }

    /** It takes the compilers minutes to get to the end of a call's path. */
    private static void warmUp(Collection<Prepared> calls) throws InterruptedException {
        for (Prepared call : calls) {
            new Load(CLIENTS, Duration.ZERO, LONG_WARM_UP).run("warm-up", () -> call).print();
        }
    }

    private static void throughput(Prepared direct, Map<String, Prepared> calls) throws InterruptedException {
        Load load = new Load(CLIENTS, WARM_UP, MEASURED);
        Figures baseline = load.run("direct", () -> direct);
        baseline.print();
        for (Map.Entry<String, Prepared> call : calls.entrySet()) {
            Figures figures = load.run(call.getKey(), call::getValue);
            figures.print();
            System.out.printf("ratio to direct: %.2f%n", figures.perSecond() / baseline.perSecond());
        }
    }

    private static void latency(Prepared direct, Map<String, Prepared> calls) throws InterruptedException {
        OpenLoad load = new OpenLoad(PER_SECOND);
        String rate = ", " + PER_SECOND + "/s";
        Figures baseline = load.run("direct" + rate, direct, WARM_UP, MEASURED);
        baseline.print();
        for (Map.Entry<String, Prepared> call : calls.entrySet()) {
            Figures figures = load.run(call.getKey() + rate, call.getValue(), WARM_UP, MEASURED);
            figures.print();
            System.out.printf("added: p50 %.2f ms   p99 %.2f ms%n", added(figures, baseline, 50),
                    added(figures, baseline, 99));
        }
    }

    private static double added(Figures figures, Figures baseline, double percentile) {
        return figures.percentile(percentile) - baseline.percentile(percentile);
    }
}

package io.mooring.bench;

import java.net.http.HttpRequest;
import java.time.Duration;

/** Tool calls through Mooring (lease cached, both facts durable) beside the same upstream called directly. */
public final class ToolCalls {

    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private ToolCalls() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        try (EchoApi api = new EchoApi(stack)) {
            throughput(api);
            latency(api);
        }
    }

    private static void throughput(EchoApi api) throws Exception {
        Load load = new Load(CLIENTS, WARM_UP, MEASURED);
        HttpRequest direct = api.direct();
        Load.Figures baseline = load.run("upstream, direct", () -> direct);
        baseline.print();
        for (String tool : new String[]{"read", "write"}) {
            HttpRequest call = api.call(tool);
            Load.Figures figures = load.run("tool that " + tool + "s", () -> call);
            figures.print();
            System.out.printf("ratio to direct: %.2f%n", figures.perSecond() / baseline.perSecond());
        }
    }

    /** At a constant rate: what a call adds. */
    private static void latency(EchoApi api) throws Exception {
        OpenLoad load = new OpenLoad(PER_SECOND);
        Load.Figures baseline = load.run("direct, " + PER_SECOND + "/s", api.direct(), WARM_UP, MEASURED);
        baseline.print();
        for (String tool : new String[]{"read", "write"}) {
            Load.Figures figures = load.run("tool that " + tool + "s, " + PER_SECOND + "/s", api.call(tool), WARM_UP,
                    MEASURED);
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

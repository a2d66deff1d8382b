package io.mooring.bench;

import java.net.http.HttpRequest;
import java.time.Duration;

/** Calls of an MCP server's tools by an agent's endpoint, its token checked, beside the same server called directly. */
public final class McpCalls {

    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private McpCalls() {}

    public static void main(String[] arguments) throws Exception {
        try (McpEcho echo = new McpEcho(new Stack())) {
            Load load = new Load(CLIENTS, WARM_UP, MEASURED);
            HttpRequest direct = echo.direct(McpEcho.READ);
            Load.Figures baseline = load.run("server, direct", () -> direct);
            baseline.print();
            for (String tool : new String[]{McpEcho.READ, McpEcho.WRITE}) {
                HttpRequest call = echo.call(tool);
                Load.Figures figures = load.run(tool, () -> call);
                figures.print();
                System.out.printf("ratio to direct: %.2f%n", figures.perSecond() / baseline.perSecond());
            }
            latency(echo);
        }
    }

    /** At a constant rate: what the gateway adds. */
    private static void latency(McpEcho echo) throws Exception {
        OpenLoad load = new OpenLoad(PER_SECOND);
        Load.Figures baseline = load.run("direct, " + PER_SECOND + "/s", echo.direct(McpEcho.READ), WARM_UP, MEASURED);
        baseline.print();
        for (String tool : new String[]{McpEcho.READ, McpEcho.WRITE}) {
            Load.Figures figures = load.run(tool + ", " + PER_SECOND + "/s", echo.call(tool), WARM_UP, MEASURED);
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

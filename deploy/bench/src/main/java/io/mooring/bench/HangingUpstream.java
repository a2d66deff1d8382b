package io.mooring.bench;

import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * What calls to one upstream notice of another one that hangs on every call. Both at 200 calls a second; and because the
 * second 200 take their share of two cores whatever they do, also beside 200 to one that answers.
 */
public final class HangingUpstream {

    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    /** Longer than what runs beside it, by as much as a call that hangs may take. */
    private static final Duration BESIDE = WARM_UP.plus(MEASURED).plusSeconds(5);

    private HangingUpstream() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        try (EchoApi api = new EchoApi(stack); EchoApi other = new EchoApi(stack)) {
            Load.Figures alone = measure("alone", api);
            Load.Figures healthy = beside("beside one that answers", api, other.call("read"));
            Load.Figures hanging = beside("beside one that hangs", api, other.call("hang"));
            System.out.printf("p99 beside one that hangs: %.2f of alone, %.2f of beside one that answers%n",
                    ratio(hanging, alone), ratio(hanging, healthy));
        }
    }

    private static Load.Figures measure(String name, EchoApi api) throws Exception {
        Load.Figures figures = new OpenLoad(PER_SECOND).run(name, api.call("read"), WARM_UP, MEASURED);
        figures.print();
        return figures;
    }

    private static Load.Figures beside(String name, EchoApi api, HttpRequest neighbour) throws Exception {
        Load.Figures[] other = new Load.Figures[1];
        Thread load = Thread.ofVirtual().start(() -> {
            try {
                other[0] = new OpenLoad(PER_SECOND).run("  the other one", neighbour, Duration.ofMillis(1), BESIDE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Load.Figures figures = measure(name, api);
        load.join();
        other[0].print();
        return figures;
    }

    private static double ratio(Load.Figures one, Load.Figures other) {
        return one.latency().getValueAtPercentile(99) / (double) other.latency().getValueAtPercentile(99);
    }
}

package io.mooring.bench;

import java.time.Duration;

import io.mooring.bench.load.Figures;
import io.mooring.bench.load.OpenLoad;
import io.mooring.bench.load.Prepared;

/**
 * What calls to one upstream notice of another one that hangs on every call. Both at 200 calls a second, or as many as the
 * argument says; and because the second 200 take their share of two cores whatever they do, also beside 200 to one that
 * answers.
 */
public final class HangingUpstream {

    private static final String PER_SECOND = "200";
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    /** Longer than what runs beside it, by as much as a call that hangs may take. */
    private static final Duration BESIDE = WARM_UP.plus(MEASURED).plusSeconds(5);

    private final int perSecond;

    private HangingUpstream(int perSecond) {
        this.perSecond = perSecond;
    }

    public static void main(String[] arguments) throws Exception {
        new HangingUpstream(Integer.parseInt(arguments.length == 0 ? PER_SECOND : arguments[0])).compare(new Stack());
    }

    private void compare(Stack stack) throws Exception {
        try (EchoApi api = new EchoApi(stack); EchoApi other = new EchoApi(stack)) {
            Figures alone = measure("alone", api);
            Figures healthy = beside("beside one that answers", api, Prepared.of(other.call("read")));
            Figures hanging = beside("beside one that hangs", api, Prepared.of(other.call("hang")));
            System.out.printf("p99 beside one that hangs: %.2f of alone, %.2f of beside one that answers%n",
                    ratio(hanging, alone), ratio(hanging, healthy));
        }
    }

    private Figures measure(String name, EchoApi api) throws Exception {
        Figures figures = new OpenLoad(perSecond).run(name, Prepared.of(api.call("read")), WARM_UP, MEASURED);
        figures.print();
        return figures;
    }

    private Figures beside(String name, EchoApi api, Prepared neighbour) throws Exception {
        Figures[] other = new Figures[1];
        Thread load = Thread.ofVirtual().start(() -> {
            try {
                other[0] = new OpenLoad(perSecond).run("  the other one", neighbour, Duration.ofMillis(1), BESIDE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Figures figures = measure(name, api);
        load.join();
        other[0].print();
        return figures;
    }

    private static double ratio(Figures one, Figures other) {
        return one.percentile(99) / other.percentile(99);
    }
}

package io.mooring.bench.webhook;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.mooring.bench.Footprint;
import io.mooring.bench.Stack;
import io.mooring.bench.load.Figures;
import io.mooring.bench.load.Load;

/**
 * Signed 1 KB deliveries of GitHub's, answered after Kafka has them, 32 at a time: right after webhook-service was started,
 * and warm. In the same run a bare Quarkus endpoint that only answers 202, and Kafka's own producer tool.
 */
public final class WebhookIntake {

    private static final int CLIENTS = 32;
    private static final int COLD_SECONDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** By then the compilers have done what they do. */
    private static final Duration LONG_WARM_UP = Duration.ofMinutes(2);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration UNTIL_STORED = Duration.ofMinutes(5);
    private static final String PART = "webhook";

    private final Stack stack = new Stack();
    private final GitHubHook hook;

    private WebhookIntake() throws Exception {
        hook = new GitHubHook(stack);
    }

    public static void main(String[] arguments) throws Exception {
        WebhookIntake intake = new WebhookIntake();
        try (Received received = new Received(intake.stack)) {
            intake.measure(received);
        }
    }

    private void measure(Received received) throws Exception {
        Figures bare = bare();
        stack.restart(PART);
        new Load(CLIENTS, Duration.ZERO, Duration.ofSeconds(COLD_SECONDS))
                .run("first " + COLD_SECONDS + " s after start", () -> hook.delivery(GitHubHook.PUSH)).print();
        Footprint before = Footprint.of(stack, PART);
        Figures durable = new Load(CLIENTS, LONG_WARM_UP, MEASURED).run("accepted, durable",
                () -> hook.delivery(GitHubHook.PUSH));
        durable.print();
        System.out.printf("processor of webhook-service from start to end: %d ms%n",
                Footprint.of(stack, PART).cpuMillisSince(before));
        double tool = ProducerTool.run(stack, received.partitions(), received.recordSize());
        System.out.printf("ratio to the bare endpoint: %.2f   to Kafka's producer tool: %.3f%n",
                durable.perSecond() / bare.perSecond(), durable.perSecond() / tool);
        drain(received);
    }

    private Figures bare() throws Exception {
        try (BareEndpoint endpoint = new BareEndpoint(stack)) {
            Figures figures = new Load(CLIENTS, WARM_UP, MEASURED).run("bare Quarkus endpoint (202)",
                    () -> hook.delivery(GitHubHook.PUSH).toPort(endpoint.port()));
            figures.print();
            return figures;
        }
    }

    /** How fast what was accepted gets into the database, when nothing more comes. */
    private static void drain(Received received) throws Exception {
        long waiting = received.waiting();
        long start = System.nanoTime();
        received.awaitStored(UNTIL_STORED);
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        long left = received.waiting();
        System.out.printf("not in the database at the end: %d; stored after it: %.0f /s, left %d%n", waiting,
                (waiting - left) / seconds, left);
    }
}

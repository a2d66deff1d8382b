package io.mooring.bench.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.mooring.bench.Stack;
import io.mooring.bench.load.Figures;

/**
 * A thousand subscriptions, each of events of its own, at 200 events a second in all: from the door to the subscriber, for
 * nine hundred of them while the other hundred answer, and while the other hundred take what they get and never answer.
 * Arguments: another number of subscriptions, of those that hang, and of events a second.
 */
public final class HangingSubscribers {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(60);

    private final GitHubHook hook;
    private final String event = "bench" + System.nanoTime() + "-";
    private final int all;
    private final int hanging;
    private final int perSecond;

    private HangingSubscribers(GitHubHook hook, int all, int hanging, int perSecond) {
        this.hook = hook;
        this.all = all;
        this.hanging = hanging;
        this.perSecond = perSecond;
    }

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        HangingSubscribers bench = new HangingSubscribers(new GitHubHook(stack), argument(arguments, 0, 1000),
                argument(arguments, 1, 100), argument(arguments, 2, 200));
        try (Subscribers subscribers = new Subscribers(stack)) {
            bench.compare(subscribers);
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void compare(Subscribers subscribers) throws Exception {
        for (int number = 0; number < all; number++) {
            subscribers.subscribe("github." + event + number);
        }
        Figures alone = measure("the others, all answer", subscribers);
        subscribers.hang(hanging);
        Figures beside = measure("the others, " + hanging + " hang", subscribers);
        System.out.printf("p99 beside those that hang: %.2f of that without%n",
                beside.percentile(99) / alone.percentile(99));
    }

    private Figures measure(String name, Subscribers subscribers) throws InterruptedException {
        int theirs = perSecond * hanging / all;
        Thread neighbours = Thread.ofPlatform().start(() -> send(theirs, 0, hanging));
        Journey others = send(perSecond - theirs, hanging, all);
        neighbours.join();
        others.awaitArrivals(subscribers.arrivals());
        Figures figures = others.delivered(name, subscribers.arrivals());
        figures.print();
        return figures;
    }

    /** To each of these subscribers in turn. */
    private Journey send(int rate, int from, int to) {
        Journey journey = new Journey(rate, WARM_UP, MEASURED);
        AtomicInteger next = new AtomicInteger();
        try {
            journey.run(() -> hook.delivery(event + (from + next.getAndIncrement() % (to - from))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return journey;
    }
}

package io.mooring.bench.webhook;

import java.time.Duration;
import java.util.Map;

import io.mooring.bench.Stack;

/**
 * From the moment a signed webhook was due at the door until its event arrives at a subscriber, by event id, at a constant
 * rate: 500 a second unless the argument says otherwise.
 */
public final class DeliveryLatency {

    private static final String PER_SECOND = "500";
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(40);

    private DeliveryLatency() {}

    public static void main(String[] arguments) throws Exception {
        int perSecond = Integer.parseInt(arguments.length == 0 ? PER_SECOND : arguments[0]);
        Stack stack = new Stack();
        GitHubHook hook = new GitHubHook(stack);
        try (Subscribers subscribers = new Subscribers(stack)) {
            subscribers.subscribe("github." + GitHubHook.PUSH);
            Journey journey = new Journey(perSecond, WARM_UP, MEASURED);
            journey.run(() -> hook.delivery(GitHubHook.PUSH));
            Map<String, Long> arrivals = subscribers.arrivals();
            journey.awaitArrivals(arrivals);
            journey.answered("accepted, " + perSecond + "/s").print();
            journey.delivered("received to delivered", arrivals).print();
            System.out.printf("arrived twice: %d%n", subscribers.repeats());
        }
    }
}

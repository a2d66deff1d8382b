package io.mooring.bench.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.HdrHistogram.Histogram;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.mooring.bench.Stack;
import io.mooring.bench.load.Figures;
import io.mooring.bench.load.OpenLoad;
import io.mooring.bench.load.Prepared;

/** Webhooks at a constant rate, and by its id when each was due and when it arrived at its subscriber. */
final class Journey {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final int perSecond;
    private final Duration warmUp;
    private final Duration measured;
    private final Map<String, Long> accepted = new HashMap<>();
    private final Histogram answers = new Histogram(3);
    private long refused;

    Journey(int perSecond, Duration warmUp, Duration measured) {
        this.perSecond = perSecond;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Until the last one is answered; what is due while it warms up does not count. */
    void run(Supplier<Prepared> webhooks) throws InterruptedException {
        long start = System.nanoTime() + warmUp.toNanos();
        new OpenLoad(perSecond).send(warmUp.plus(measured), webhooks, (status, body, due) -> {
            if (due < start) {
                return;
            }
            answers.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            if (status / 100 == 2 && body != null) {
                accepted.put(id(body), due);
            } else {
                refused++;
            }
        });
    }

    private static String id(String body) {
        try {
            return Stack.JSON.readTree(body).required("id").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }

    /** Until all that were accepted are there, or for as long as is worth waiting. */
    void awaitArrivals(Map<String, Long> arrivals) throws InterruptedException {
        Instant limit = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(limit) && missing(arrivals) > 0) {
            Thread.sleep(250);
        }
    }

    private long missing(Map<String, Long> arrivals) {
        return accepted.keySet().stream().filter(id -> !arrivals.containsKey(id)).count();
    }

    /** What the senders noticed. */
    Figures answered(String name) {
        return new Figures(name, answers.getTotalCount() / seconds(), answers, refused);
    }

    /** What the subscribers noticed; failures are those that were accepted and never arrived. */
    Figures delivered(String name, Map<String, Long> arrivals) {
        Histogram latency = new Histogram(3);
        accepted.forEach((id, due) -> {
            Long arrival = arrivals.get(id);
            if (arrival != null) {
                latency.recordValue(TimeUnit.NANOSECONDS.toMicros(arrival - due));
            }
        });
        return new Figures(name, latency.getTotalCount() / seconds(), latency, missing(arrivals));
    }

    private double seconds() {
        return measured.toMillis() / 1000.0;
    }
}

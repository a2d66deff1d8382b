package io.mooring.webhook.lane;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.mooring.contracts.egress.fitness.Fitness;

/** All subscriptions with something due or under way; decides whose turn it is. */
@ApplicationScoped
public class Lanes {

    /** As good as without end. */
    private static final int MANY = 1_000_000;
    /** Subscriptions of which nothing but the lack of a limit is known are remembered up to so many. */
    private static final int REMEMBERED = 50_000;

    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
    /** How many may be due, by subscription: it may be none, and more may come. */
    private final ConcurrentMap<String, Integer> due = new ConcurrentHashMap<>();
    private final Queue<Running> running = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger late = new AtomicInteger();
    private final Random random = new Random();
    private final LaneConfig config;
    private final Fitness.Rules rules;
    private final Clock clock;
    private final TimeMeter meter;

    @Inject
    Lanes(LaneConfig config, Clock clock) {
        this(config, clock, TimeMeter.SYSTEM_NANOTIME);
    }

    Lanes(LaneConfig config, Clock clock, TimeMeter meter) {
        this.config = config;
        this.rules = new Fitness.Rules(config.losses(), config.suspension(), config.longestSuspension());
        this.clock = clock;
        this.meter = meter;
    }

    /** So many more are due. */
    public void expect(Map<String, Integer> bySubscription) {
        bySubscription.forEach((subscription, number) -> due.merge(subscription, number,
                (one, other) -> Math.min(MANY, one + other)));
    }

    /** Nobody knows how many are due. */
    public void expect(List<String> subscriptions) {
        subscriptions.forEach(subscription -> due.put(subscription, MANY));
    }

    /** Whose deliveries to take, and how many, chosen by lot: nobody is always the last. {@link #taken} must follow. */
    public List<Quota> choose() {
        Instant now = clock.instant();
        noteLate(now);
        int free = config.parallel() - underWay.get() + late.get();
        List<String> candidates = new ArrayList<>(due.keySet());
        Collections.shuffle(candidates, random);
        List<Quota> chosen = new ArrayList<>();
        for (String subscription : candidates) {
            Quota quota = free > 0 ? quota(subscription, free, now) : null;
            if (quota != null) {
                free -= quota.most();
                chosen.add(quota);
            }
        }
        return chosen;
    }

    private @Nullable Quota quota(String subscription, int free, Instant now) {
        Lane lane = lanes.getOrDefault(subscription, Lane.NEW);
        boolean crowded = lane.isSlow() && late.get() >= config.late();
        int room = crowded ? 0 : Math.min(free, lane.room(config.perSubscription(), now));
        int expected = due.getOrDefault(subscription, 0);
        int most = Math.min(room, expected);
        if (most > 0 && lane.bucket() != null) {
            most = (int) lane.bucket().tryConsumeAsMuchAsPossible(most);
        }
        if (most == 0) {
            return null;
        }
        due.remove(subscription, expected);
        boolean tries = lane.fitness().isSuspended();
        if (tries) {
            change(subscription, before -> before.fitness(before.fitness().withTry()));
        }
        return new Quota(subscription, most, expected - most, tries);
    }

    /** Of a quota so many were there; when it was not full, there are no more. */
    public List<Running> taken(Quota quota, int number) {
        Lane lane = lanes.getOrDefault(quota.subscription(), Lane.NEW);
        if (lane.bucket() != null && number < quota.most()) {
            lane.bucket().addTokens(quota.most() - number);
        }
        if (number == quota.most() && quota.left() > 0) {
            due.merge(quota.subscription(), quota.left(), (one, other) -> Math.min(MANY, one + other));
        }
        if (number == 0) {
            if (quota.tries()) {
                change(quota.subscription(), before -> before.fitness(before.fitness().withoutTry()));
            }
            return List.of();
        }
        change(quota.subscription(), before -> before.started(number));
        underWay.addAndGet(number);
        Instant now = clock.instant();
        List<Running> started = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            started.add(new Running(quota.subscription(), now, quota.tries()));
        }
        running.addAll(started);
        return started;
    }

    /** An attempt has a body of so many bytes. */
    public void carry(Running attempt, int size) {
        attempt.carry(size);
        bytes.addAndGet(size);
    }

    /** Bytes of bodies that may be taken now; below zero when there are too many already. */
    public long room() {
        return config.mostBytes().asLongValue() - bytes.get();
    }

    /** What the subscription says about its limit. */
    public void limit(String subscription, @Nullable Integer perSecond) {
        int rate = perSecond == null ? 0 : perSecond;
        change(subscription, lane -> lane.rate() == rate ? lane : lane.limited(rate, rate == 0 ? null : bucket(rate)));
    }

    private Bucket bucket(int rate) {
        return Bucket.builder().withCustomTimePrecision(meter)
                .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1))
                        .initialTokens(rate - 1L))
                .build();
    }

    /**
     * An attempt is over; it holds its place until {@link #free}.
     *
     * @param loss whether it speaks against the subscriber
     * @param pause that the subscriber asked for; zero when it did not
     */
    public void end(Running attempt, boolean loss, Duration pause) {
        Instant now = clock.instant();
        boolean wasLate = attempt.end();
        if (wasLate) {
            late.decrementAndGet();
        }
        change(attempt.subscription(), lane -> lane.ended(wasLate,
                loss
                        ? lane.fitness().afterLoss(attempt.tries(), now, rules)
                        : lane.fitness().afterGood(attempt.tries()),
                pause.isZero() ? Instant.MIN : now.plus(shorter(pause))));
    }

    private Duration shorter(Duration pause) {
        return pause.compareTo(config.longestSuspension()) < 0 ? pause : config.longestSuspension();
    }

    /** Its place is free. An attempt that never ended says nothing about the subscriber. */
    public void free(Running attempt) {
        if (!attempt.isOver()) {
            boolean wasLate = attempt.end();
            if (wasLate) {
                late.decrementAndGet();
            }
            change(attempt.subscription(), lane -> lane.ended(wasLate,
                    attempt.tries() ? lane.fitness().withoutTry() : lane.fitness(), lane.closedUntil()));
        }
        underWay.decrementAndGet();
        bytes.addAndGet(-attempt.bytes());
        change(attempt.subscription(), Lane::freed);
    }

    /** The oldest first, so that only those are looked at that became late. */
    private void noteLate(Instant now) {
        Instant before = now.minus(config.lateAfter());
        for (Running oldest = running.peek(); oldest != null
                && (oldest.isOver() || oldest.startedBefore(before)); oldest = running.peek()) {
            running.remove(oldest);
            if (oldest.becomesLate()) {
                late.incrementAndGet();
                change(oldest.subscription(), Lane::slower);
            }
        }
    }

    private void change(String subscription, UnaryOperator<Lane> step) {
        lanes.compute(subscription, (id, lane) -> {
            Lane changed = step.apply(lane == null ? Lane.NEW : lane);
            return changed.isForgettable(lanes.size() > REMEMBERED) ? null : changed;
        });
    }

    /** Attempts under way, late ones included. */
    public int underWay() {
        return underWay.get();
    }

    /** Attempts under way that take long. */
    public int late() {
        return late.get();
    }
}

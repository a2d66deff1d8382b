package io.mooring.scenario.party;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends at a constant rate, whatever became of what was sent before. Nobody has senders without end: what is due while all
 * of them wait for an answer is not sent.
 *
 * @param <T> what is sent
 */
public final class SteadyLoad<T> {

    private static final int SENDERS = 500;

    private final long interval;
    private final Supplier<T> next;
    private final Function<T, Answer> send;
    private final Queue<T> sent = new ConcurrentLinkedQueue<>();
    private final Map<T, Answer> accepted = new ConcurrentHashMap<>();
    private final Queue<T> failed = new ConcurrentLinkedQueue<>();
    private final Thread pace;
    private volatile boolean going = true;

    private SteadyLoad(int perSecond, Supplier<T> next, Function<T, Answer> send) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.next = next;
        this.send = send;
        this.pace = Thread.ofPlatform().unstarted(this::run);
    }

    /** Starts it. */
    public static <T> SteadyLoad<T> started(int perSecond, Supplier<T> next, Function<T, Answer> send) {
        SteadyLoad<T> load = new SteadyLoad<>(perSecond, next, send);
        load.pace.start();
        return load;
    }

    private void run() {
        Semaphore senders = new Semaphore(SENDERS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = System.nanoTime(); going; due += interval) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (senders.tryAcquire()) {
                    threads.execute(() -> {
                        try {
                            one(next.get());
                        } finally {
                            senders.release();
                        }
                    });
                }
            }
        }
    }

    private void one(T thing) {
        sent.add(thing);
        try {
            Answer answer = send.apply(thing);
            if (answer.succeeded()) {
                accepted.put(thing, answer);
            } else {
                failed.add(thing);
            }
        } catch (UncheckedIOException noAnswer) {
            failed.add(thing);
        }
    }

    /** Lets the last answers come in. */
    public void stop() throws InterruptedException {
        going = false;
        pace.join();
    }

    public Queue<T> sent() {
        return sent;
    }

    /** What was answered with 2xx, with that answer. */
    public Map<T, Answer> accepted() {
        return accepted;
    }

    /** What was answered otherwise, or not at all. */
    public Queue<T> failed() {
        return failed;
    }
}

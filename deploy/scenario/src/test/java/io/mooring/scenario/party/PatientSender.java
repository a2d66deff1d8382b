package io.mooring.scenario.party;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends one thing after the other, each as often as it takes until it is accepted: in this order, whatever happens.
 *
 * @param <T> what is sent
 */
public final class PatientSender<T> {

    /** Between two of them, so that they have different times; and between two tries. */
    private static final long PAUSE_MILLIS = 50;

    private final Supplier<T> next;
    private final Function<T, Answer> send;
    private final List<Answer> accepted = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean going = true;

    private PatientSender(Supplier<T> next, Function<T, Answer> send) {
        this.next = next;
        this.send = send;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /** Starts it. */
    public static <T> PatientSender<T> started(Supplier<T> next, Function<T, Answer> send) {
        PatientSender<T> sender = new PatientSender<>(next, send);
        sender.thread.start();
        return sender;
    }

    private void run() {
        try {
            while (going) {
                T thing = next.get();
                while (!isAccepted(thing)) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAccepted(T thing) {
        try {
            Answer answer = send.apply(thing);
            if (answer.succeeded()) {
                accepted.add(answer);
            }
            return answer.succeeded();
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    /** Lets the last one be accepted. */
    public void stop() throws InterruptedException {
        going = false;
        thread.join();
    }

    /** One answer for each, in their order. */
    public List<Answer> accepted() {
        return accepted;
    }
}

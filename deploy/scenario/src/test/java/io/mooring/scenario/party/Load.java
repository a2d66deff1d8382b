package io.mooring.scenario.party;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Several callers that send one thing after the other until they are stopped.
 *
 * @param <T> what is sent
 */
public final class Load<T> {

    /** What is accepted must be delivered before its test ends, also where there is little processor for it. */
    private static final long PAUSE_MILLIS = 100;

    private final ExecutorService callers;
    private final Queue<T> sent = new ConcurrentLinkedQueue<>();
    private final Queue<T> succeeded = new ConcurrentLinkedQueue<>();
    private final Queue<T> failed = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean going = true;

    private Load(int callers) {
        this.callers = Executors.newFixedThreadPool(callers);
    }

    /** Nobody calls. */
    public static <T> Load<T> none() {
        return new Load<>(1);
    }

    /** Starts the callers. */
    public static <T> Load<T> started(int callers, Supplier<T> next, Function<T, Answer> send) {
        Load<T> load = new Load<>(callers);
        for (int i = 0; i < callers; i++) {
            load.callers.execute(() -> load.run(next, send));
        }
        return load;
    }

    private void run(Supplier<T> next, Function<T, Answer> send) {
        while (going) {
            T thing = next.get();
            sent.add(thing);
            try {
                accept(thing, send.apply(thing));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (UncheckedIOException noAnswer) {
                failed.add(thing);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void accept(T thing, Answer answer) {
        answers.add(answer);
        (answer.succeeded() ? succeeded : failed).add(thing);
    }

    /** Lets the last answers come in. */
    public void stop() throws InterruptedException {
        going = false;
        callers.shutdown();
        if (!callers.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new AssertionError("a caller still waits for its answer");
        }
    }

    public List<T> sent() {
        return List.copyOf(sent);
    }

    /** What was answered with 2xx. */
    public List<T> succeeded() {
        return List.copyOf(succeeded);
    }

    /** What was answered otherwise, or not at all. */
    public List<T> failed() {
        return List.copyOf(failed);
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }
}

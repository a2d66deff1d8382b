package io.mooring.executor.stdio;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A process and everything it started, those that left its session or lost their parent as well: of its session, marked in
 * the environment, or children of either.
 *
 * @param leader the first process, which made the session
 * @param started when it began, in the machine's ticks; nothing of the tree is older
 * @param mark value of {@link #MARK}
 */
record Tree(long leader, long started, String mark) {

    /** Variable in the environment of every server that says whose it is. */
    static final String MARK = "STDIO_SERVER";
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(20);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    /** Who of them is there. */
    Collection<Living> living() {
        List<Living> all = Living.all().stream().filter(process -> process.started() >= started).toList();
        Map<Long, Living> members = new HashMap<>();
        all.stream().filter(process -> process.session() == leader || process.carries(MARK, mark))
                .forEach(process -> members.put(process.pid(), process));
        int known;
        do {
            known = members.size();
            all.stream().filter(process -> members.containsKey(process.parent()))
                    .forEach(process -> members.put(process.pid(), process));
        } while (members.size() > known);
        return members.values();
    }

    /**
     * Waits for all to end by themselves, asks them to, and kills them. Blocks.
     *
     * @param grace for each of the first two
     * @return whether nothing is left
     */
    boolean end(Duration grace) {
        return isGone(grace, process -> {}) || asked(grace) || isGone(KILLED_WITHIN, process -> process.signal(true));
    }

    /** At once. Blocks until nothing is left, or it will not go. */
    boolean kill() {
        return isGone(KILLED_WITHIN, process -> process.signal(true));
    }

    private boolean asked(Duration grace) {
        living().forEach(process -> process.signal(false));
        return isGone(grace, process -> {});
    }

    /** What is done with those left is done again and again: they may have started others meanwhile. */
    private boolean isGone(Duration within, Consumer<Living> meanwhile) {
        long end = System.nanoTime() + within.toNanos();
        Collection<Living> left = living();
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.forEach(meanwhile);
            LockSupport.parkNanos(PAUSE);
            left = living();
        }
        return left.isEmpty();
    }
}

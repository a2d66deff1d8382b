package io.mooring.local.part;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.mooring.local.process.Program;
import io.mooring.local.process.Signal;

/** One process of the stack. */
public interface Part {

    String name();

    /** What replicas of one thing have in common. */
    default String kind() {
        return name();
    }

    /** Names of the parts that must be settled before this one starts. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Every port it listens on, all on loopback. */
    List<Integer> ports();

    String url();

    /** Writes its configuration and makes what must be there before it starts. Changes nothing the second time. */
    default void prepare() {}

    /** What to run; looks at the built checkout only. */
    Program program();

    /** Asks the running part itself, each time. */
    boolean ready();

    /** Waits until it is ready and does what others rely on. Also run on a part that is running already. */
    default void settle(Patience patience) {
        patience.until("an answer", this::ready);
    }

    default Signal signal() {
        return Signal.TERMINATE;
    }

    /** How long it may take to end before it is made to. */
    default Duration grace() {
        return Duration.ofSeconds(20);
    }
}

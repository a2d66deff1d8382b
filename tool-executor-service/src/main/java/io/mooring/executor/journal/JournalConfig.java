package io.mooring.executor.journal;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How durable the journal is, and when a call without an end is given up. */
@ConfigMapping(prefix = "executor.journal")
public interface JournalConfig {

    /** Longest wait for the broker's acknowledgement. */
    @WithDefault("10S")
    Duration acknowledgeWithin();

    /** An acknowledgement this young shows that Kafka is there: a read-only call then needs no record before it. */
    @WithDefault("1S")
    Duration trust();

    /** Records that may wait for their acknowledgement. */
    @WithDefault("5000")
    int waiting();

    /** Ends of calls that are kept for Kafka's return. */
    @WithDefault("10000")
    int owed();

    /** Longer than any call can take, all its time limits added. */
    @WithDefault("120S")
    Duration longestCall();

    /** An instance not seen for this long is dead. */
    @WithDefault("30S")
    Duration deadAfter();
}

package io.mooring.executor.conversation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Calls that wait for what their clients are asked. */
@ConfigMapping(prefix = "executor.conversation")
interface ConversationConfig {

    /** How long one waits for its client; the time a call may take in all ends it, too. */
    @WithDefault("5M")
    Duration answer();

    /** Most that wait in this replica; what one more is asked is refused. */
    @WithDefault("2000")
    int most();

    /** Most of one caller at one address that wait. */
    @WithDefault("20")
    int mostOfOne();

    /** Most characters of a result that came while nobody was there to take it. */
    @WithDefault("200000")
    int longest();
}

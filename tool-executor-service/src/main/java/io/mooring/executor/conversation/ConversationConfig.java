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

    /** Most of one tenant that wait. */
    @WithDefault("500")
    int mostOfTenant();

    /** Most of one caller that wait, at all its addresses. */
    @WithDefault("100")
    int mostOfOne();

    /** Most characters of arguments and results that those who wait hold in this replica. */
    @WithDefault("64000000")
    long characters();

    /** Most characters of one tenant. */
    @WithDefault("16000000")
    long charactersOfTenant();

    /** Most characters of a result that came while nobody was there to take it. */
    @WithDefault("200000")
    int longest();
}

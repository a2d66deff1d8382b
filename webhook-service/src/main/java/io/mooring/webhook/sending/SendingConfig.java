package io.mooring.webhook.sending;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one attempt may cost. */
@ConfigMapping(prefix = "webhook.sending")
public interface SendingConfig {

    /** How long a subscriber may take, from the name lookup to the last byte of its answer. */
    @WithDefault("15S")
    Duration timeout();

    /** How long the body of a successful answer is listened to, when it does not end. */
    @WithDefault("2S")
    Duration patience();

    /** Most bytes of an answer that are taken. */
    @WithDefault("64K")
    MemorySize longestAnswer();
}

package io.mooring.webhook.retention;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long events are kept. */
@ConfigMapping(prefix = "webhook.retention")
interface RetentionConfig {

    /** Days of events and deliveries; a tenant may keep fewer. */
    @WithDefault("30")
    @Min(1)
    int days();

    /** Days the id of an event is known, so that its provider's repeats have no effect; at least as many as events are kept. */
    @WithDefault("30")
    @Min(1)
    int knownDays();
}

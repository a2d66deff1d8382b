package io.mooring.webhook.intake;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Verdict;
import io.mooring.webhook.provider.Verdict.Refusal;

/**
 * Counts webhooks that proved nothing, by provider and reason, and tells the operator about some: of each endpoint and
 * reason one in a minute. Nothing of what was sent is told.
 */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final MeterRegistry meters;
    private final Cache<Sample, Boolean> told = Caffeine.newBuilder().expireAfterWrite(QUIET).maximumSize(MOST).build();

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Whether it was told: the first of its kind in a while. */
    boolean record(Endpoint endpoint, Refusal refusal, Verdict verdict) {
        meters.counter("mooring.webhook.refused", "provider", endpoint.provider(), "reason",
                refusal.name().toLowerCase(Locale.ROOT)).increment();
        boolean first = told.asMap().putIfAbsent(new Sample(endpoint.id(), refusal), Boolean.TRUE) == null;
        if (first) {
            LOG.infof("refused a webhook at %s: %s", endpoint, verdict.detail());
        }
        return first;
    }

    private record Sample(String endpoint, Refusal refusal) {}
}

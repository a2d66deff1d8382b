package io.mooring.webhook.refusal;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Verdict.Refusal;

/**
 * Counts webhooks that proved nothing, by provider and reason, and tells the operator about some: of each endpoint and
 * reason one a minute in the log, and one in ten seconds as a sample. Nothing secret of what was sent is told.
 */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final MeterRegistry meters;
    private final Sampling sampling;
    private final Cache<Kind, Boolean> told = Caffeine.newBuilder().expireAfterWrite(QUIET).maximumSize(MOST).build();

    Refusals(MeterRegistry meters, Sampling sampling) {
        this.meters = meters;
        this.sampling = sampling;
    }

    /** Takes note; never waits, whatever a stranger sends. */
    public void record(Endpoint endpoint, Refusal refusal, String detail, Arrival arrival) {
        meters.counter("mooring.webhook.refused", "provider", endpoint.provider(), "reason",
                refusal.name().toLowerCase(Locale.ROOT)).increment();
        if (told.asMap().putIfAbsent(new Kind(endpoint.id(), refusal), Boolean.TRUE) == null) {
            LOG.infof("refused a webhook at %s: %s", endpoint, detail);
        }
        sampling.offer(endpoint, refusal, detail, arrival);
    }

    private record Kind(String endpoint, Refusal refusal) {}
}

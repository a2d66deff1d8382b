package io.mooring.connection.lease;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.ConnectionError;

/** What each service still may take. Of services with a token there are a handful. */
@ApplicationScoped
class Allowances {

    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
    private final LeaseConfig config;
    private final Clock clock;

    Allowances(LeaseConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Fails with 429 when the service has taken too many. */
    void take(String service) {
        Allowance after = allowances.compute(service, (same, before) -> (before == null
                ? Allowance.full(config.burst(), clock.instant())
                : before).take(config.perSecond(), config.burst(), clock.instant()));
        if (after.refused()) {
            throw ConnectionError.TOO_MANY_LEASES.because("at most " + config.perSecond()
                    + " leases per second are granted to one service; use those you have");
        }
    }
}

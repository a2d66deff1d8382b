package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.lane.Quota;
import io.mooring.webhook.sending.SendingConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Takes due deliveries for this process. During an outage there are none: the next tick tries again. */
@ApplicationScoped
class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final Transactions transactions;
    private final ClaimStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration lease;
    private final AtomicLong oldestMillis = new AtomicLong();

    Claims(Transactions transactions, ClaimStore store, Outbox outbox, Clock clock, Leases leases) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.lease = leases.length();
        leases.gauge(oldestMillis);
    }

    /** How long a claim holds, and how it is told how late the oldest one is. */
    @ApplicationScoped
    static class Leases {

        private final SendingConfig sending;
        private final DeliveryConfig config;
        private final MeterRegistry meters;

        Leases(SendingConfig sending, DeliveryConfig config, MeterRegistry meters) {
            this.sending = sending;
            this.config = config;
            this.meters = meters;
        }

        Duration length() {
            return sending.timeout().plus(config.recoverAfter());
        }

        void gauge(AtomicLong millis) {
            meters.gauge("mooring.webhook.delivery.oldest.due.seconds", millis, age -> age.get() / 1000.0);
        }
    }

    /** Subscriptions of any tenant where something is due. */
    Uni<List<String>> look() {
        return transactions.acrossTenants(store::look).invoke(this::note)
                .map(found -> List.copyOf(found.keySet())).onFailure(Claims::passes)
                .recoverWithItem(Claims::waitForTick);
    }

    private void note(Map<String, Duration> found) {
        Optional<Duration> oldest = found.values().stream().max(Duration::compareTo);
        oldestMillis.set(oldest.map(Duration::toMillis).orElse(0L));
    }

    /** Nothing is sent as long as its outcome could not be written: appending nothing fails when the outbox is closed. */
    Uni<List<Shipment>> take(List<Quota> quotas, long mostBytes) {
        return transactions.acrossTenants(session -> outbox.append(session, List.of())
                .chain(() -> store.claim(session, quotas, clock.instant().plus(lease), mostBytes)))
                .onFailure(Claims::passes).recoverWithItem(Claims::waitForTick);
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof EventsUnavailable;
    }

    private static <T> List<T> waitForTick(Throwable outage) {
        LOG.debugf("due deliveries can't be claimed now: %s", outage.getMessage());
        return List.of();
    }
}

package io.mooring.executor.inquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;

/**
 * Finds connections that are to be asked and has each asked, by one process alone. The event bus of the process stands
 * between finding and asking, so that a slow upstream holds nobody up. What a crash left comes again when its claim has
 * ended.
 */
@ApplicationScoped
class Inquiries {

    private static final Logger LOG = Logger.getLogger(Inquiries.class);
    private static final String CLAIMED = "executor.inquiry.claimed";

    private final Transactions transactions;
    private final InquiryStore store;
    private final Inquiry inquiry;
    private final EventBus bus;
    private final InquiryConfig config;
    private final Clock clock;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile String since = "0";

    Inquiries(Transactions transactions, InquiryStore store, Inquiry inquiry, EventBus bus, InquiryConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.inquiry = inquiry;
        this.bus = bus;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return enrol().chain(this::claim).invoke(this::start)
                .onFailure().invoke(failure -> LOG.warnf("connections wait to be asked: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions.acrossTenants(store::forget).replaceWithVoid();
    }

    private Uni<Void> enrol() {
        return transactions.acrossTenants(session -> store.horizon(session)
                .call(() -> store.enrol(session, inquiry.kinds(), since, clock.instant())))
                .invoke(horizon -> since = horizon).replaceWithVoid();
    }

    private Uni<List<Claim>> claim() {
        int free = config.parallel() - busy.get();
        Instant now = clock.instant();
        return free <= 0
                ? Uni.createFrom().item(List.of())
                : transactions.acrossTenants(session -> store.claim(session, now, now.plus(config.claim()), free));
    }

    private void start(List<Claim> claims) {
        busy.addAndGet(claims.size());
        claims.forEach(claim -> bus.send(CLAIMED, claim));
    }

    @ConsumeEvent(CLAIMED)
    Uni<Void> ask(Claim claim) {
        return inquiry.make(claim).onFailure()
                .invoke(failure -> LOG.warnf(failure, "connection %s of tenant %s is asked again later",
                        claim.connection(), claim.tenant()))
                .onFailure().recoverWithNull().onTermination().invoke(busy::decrementAndGet);
    }
}

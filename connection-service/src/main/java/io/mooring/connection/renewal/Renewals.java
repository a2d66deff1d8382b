package io.mooring.connection.renewal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.probe.Claims;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;

/**
 * Finds connections that are due and has each looked at, by one process alone. The event bus of the process stands between
 * finding and working, so that a slow provider holds nobody up. What a crash left comes again when its lease has ended.
 */
@ApplicationScoped
class Renewals {

    private static final Logger LOG = Logger.getLogger(Renewals.class);
    private static final String CLAIMED = "connection.renewal.claimed";

    private final Claims claims;
    private final Attention attention;
    private final EventBus bus;
    private final int parallel;
    private final AtomicInteger busy = new AtomicInteger();

    Renewals(Claims claims, Attention attention, EventBus bus, RenewalConfig config) {
        this.claims = claims;
        this.attention = attention;
        this.bus = bus;
        this.parallel = config.parallel();
    }

    @Scheduled(every = "${connection.renewal.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        int free = parallel - busy.get();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : claims.takeDue(free).invoke(this::start).chain(taken -> again(taken, free))
                        .onFailure().invoke(failure -> LOG.warnf("due connections wait: %s", failure.getMessage()))
                        .onFailure().recoverWithNull().replaceWithVoid();
    }

    private void start(List<Held> taken) {
        busy.addAndGet(taken.size());
        taken.forEach(held -> bus.send(CLAIMED, held));
    }

    /** A full portion means that there may be more; places that became free meanwhile are filled at once. */
    private Uni<Void> again(List<Held> taken, int free) {
        return taken.size() == free && busy.get() < parallel ? tick() : Uni.createFrom().voidItem();
    }

    @ConsumeEvent(CLAIMED)
    Uni<Void> attend(Held held) {
        return attention.lookAt(held).onFailure()
                .invoke(failure -> LOG.warnf(failure, "connection %s of tenant %s is looked at again later", held.id(),
                        held.tenant()))
                .onFailure().recoverWithNull().onTermination().invoke(busy::decrementAndGet);
    }
}

package io.mooring.executor.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.freshness.Freshness;
import io.mooring.executor.mcpclient.Bursts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Tells clients that their lists are others now: after each change of what those are made of, and of what an agent is bound to,
 * the lists of everybody concerned who listens are looked at again and compared: all tools, and which servers are asked for
 * prompts and resources. Nobody is told of what is not for them.
 */
@ApplicationScoped
class ShownLists {

    private static final Logger LOG = Logger.getLogger(ShownLists.class);
    /** Looking takes at most one part of so many of the time. */
    private static final int SHARE = 10;

    private final Audiences audiences;
    private final Looks looks;
    private final Vertx vertx;
    private final Bursts<String> bursts;

    ShownLists(Audiences audiences, Looks looks, Vertx vertx, SubscriptionConfig config) {
        this.audiences = audiences;
        this.looks = looks;
        this.vertx = vertx;
        this.bursts = new Bursts<>(() -> pause(config.lookPause()));
    }

    private Uni<Void> pause(Duration pause) {
        return UniHelper.toUni(vertx.timer(Math.max(1, pause.toMillis()))).replaceWithVoid();
    }

    /** Notes what somebody who begins to listen is answered, to compare it later. */
    Uni<Void> begin(Audience audience) {
        return audience.wantsLists()
                ? looks.listed(List.of(audience)).invoke(seen -> compare(audience,
                        seen.getOrDefault(audience, Listed.unseen(audience.caller().mandate())))).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /**
     * Each tenant's are looked at in an event of its own, side by side: transactions of one event would be one another's.
     *
     * @param tenant whose rows changed, or everybody
     */
    @ConsumeEvent(Freshness.CHANGED)
    Uni<Void> changed(String tenant) {
        if (!tenant.equals(Freshness.ANYBODYS)) {
            return listening(tenant).isEmpty()
                    ? Uni.createFrom().voidItem()
                    : bursts.merge(tenant, Uni.createFrom().deferred(() -> look(tenant)));
        }
        audiences.all().stream().map(one -> one.caller().tenant()).distinct()
                .forEach(one -> vertx.eventBus().publish(Freshness.CHANGED, one));
        return Uni.createFrom().voidItem();
    }

    private List<Audience> listening(String tenant) {
        return audiences.all().stream().filter(Audience::hearsOfLists)
                .filter(one -> one.caller().tenant().equals(tenant)).toList();
    }

    private Uni<Void> look(String tenant) {
        long begun = System.nanoTime();
        return compare(listening(tenant))
                .chain(done -> pause(Duration.ofNanos((System.nanoTime() - begun) * (SHARE - 1))));
    }

    /** Never fails. */
    private Uni<Void> compare(Collection<Audience> listening) {
        return looks.listed(listening).invoke(seen -> seen.forEach(ShownLists::compare)).replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("clients were not told of their lists: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private static void compare(Audience one, Listed now) {
        one.list(now).stream().filter(one::hears).sorted().forEach(one::tell);
    }

    /** Bindings are no rows here: agents are asked for theirs, which are in memory. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> rebound() {
        return looks.rebound(audiences.all().stream().filter(Audience::hearsOfLists).toList())
                .chain(this::compare);
    }
}

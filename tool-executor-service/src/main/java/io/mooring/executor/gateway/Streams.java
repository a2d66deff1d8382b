package io.mooring.executor.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.rpc.Meta;
import io.mooring.executor.session.Owner;
import io.mooring.executor.session.Subscription;
import io.mooring.executor.subscription.Filter;
import io.mooring.executor.subscription.SubscriptionConfig;
import io.mooring.executor.subscription.Subscriptions;
import io.mooring.executor.task.Tasks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Streams on which clients of the stateless version are told what they asked to hear; each lasts until its client leaves, or
 * has to prove again who it is.
 */
@ApplicationScoped
class Streams {

    static final String LISTEN = "subscriptions/listen";

    private static final int TOO_MANY_REQUESTS = 429;

    private final Methods methods;
    private final Subscriptions subscriptions;
    private final Vertx vertx;
    private final SubscriptionConfig config;
    private final Map<Owner, Set<Subscription>> open = new ConcurrentHashMap<>();

    Streams(Methods methods, Subscriptions subscriptions, Vertx vertx, SubscriptionConfig config) {
        this.methods = methods;
        this.subscriptions = subscriptions;
        this.vertx = vertx;
        this.config = config;
    }

    /** Fails with {@link Fault} before the stream begins, and never after. */
    Uni<Void> open(Visitor visitor, Asked asked, Meta meta, Reply reply) {
        return Uni.createFrom().item(() -> filter(asked.params().path("notifications"), meta))
                .chain(wanted -> methods.reachesServers(visitor)
                        .map(servers -> servers ? wanted : wanted.ofToolsAlone()))
                .chain(offered -> listen(visitor, new Subscription(asked.id(), reply, offered.methods()), offered,
                        reply));
    }

    /** Of tasks nobody is told; whoever could not even ask about them is told that. */
    private Filter filter(JsonNode wanted, Meta meta) {
        if (wanted.has("taskIds")) {
            Tasks.requireDeclared(meta.capabilities());
        }
        return Filter.of(wanted, config.most());
    }

    private Uni<Void> listen(Visitor visitor, Subscription subscription, Filter offered, Reply reply) {
        add(visitor.owner(), subscription);
        reply.gone().onComplete(gone -> subscription.leave());
        long end = vertx.setTimer(config.longest().toMillis(), late -> subscription.end());
        subscription.ended().onComplete(over -> vertx.cancelTimer(end));
        return subscriptions.begin(subscription, visitor.caller(), visitor.user(), offered, reply.gone())
                .invoke(fulfilled -> subscription.acknowledge(fulfilled.json()))
                .chain(() -> subscriptions.begin(subscription, visitor.caller(), visitor.user())) // what changed meanwhile
                .onFailure().invoke(subscription::leave);
    }

    private void add(Owner owner, Subscription subscription) {
        open.compute(owner, (same, known) -> {
            Set<Subscription> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (all.size() >= config.streams()) {
                throw Fault.unavailable(TOO_MANY_REQUESTS,
                        "expected at most " + config.streams() + " streams of one caller");
            }
            all.add(subscription);
            return all;
        });
        subscription.ended().onComplete(over -> open.computeIfPresent(owner, (same, all) -> {
            all.remove(subscription);
            return all.isEmpty() ? null : all;
        }));
    }
}

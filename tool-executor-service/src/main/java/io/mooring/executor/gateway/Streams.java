package io.mooring.executor.gateway;

import java.util.Map;
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

/**
 * Streams on which clients of the stateless version are told what they asked to hear; each lasts until its client leaves, or
 * its token is no longer good.
 */
@ApplicationScoped
class Streams {

    static final String LISTEN = "subscriptions/listen";

    private static final int TOO_MANY_REQUESTS = 429;

    private final Methods methods;
    private final Subscriptions subscriptions;
    private final Vigil vigil;
    private final SubscriptionConfig config;
    private final Map<Owner, Integer> open = new ConcurrentHashMap<>();

    Streams(Methods methods, Subscriptions subscriptions, Vigil vigil, SubscriptionConfig config) {
        this.methods = methods;
        this.subscriptions = subscriptions;
        this.vigil = vigil;
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
        count(visitor.owner(), subscription);
        reply.gone().onComplete(gone -> subscription.leave());
        vigil.keep(visitor, subscription.ended(), subscription::end);
        return subscriptions.begin(subscription, visitor.caller(), visitor.user(), offered, reply.gone())
                .invoke(fulfilled -> subscription.acknowledge(fulfilled.json()))
                .chain(() -> subscriptions.begin(subscription, visitor.caller(), visitor.user())) // what changed meanwhile
                .onFailure().invoke(subscription::leave);
    }

    private void count(Owner owner, Subscription subscription) {
        open.compute(owner, (same, count) -> {
            int others = count == null ? 0 : count;
            if (others >= config.streams()) {
                throw Fault.unavailable(TOO_MANY_REQUESTS,
                        "expected at most " + config.streams() + " streams of one caller");
            }
            return others + 1;
        });
        subscription.ended().onComplete(
                over -> open.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1));
    }
}

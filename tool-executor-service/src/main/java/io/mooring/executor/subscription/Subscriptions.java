package io.mooring.executor.subscription;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Ear;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Watched;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** What clients ask to be told of. */
@ApplicationScoped
public class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    /** One resource may take one part of so many of the time for all. */
    private static final int SHARES = 4;

    private final Audiences audiences;
    private final Watches watches;
    private final ShownLists lists;
    private final SubscriptionConfig config;

    Subscriptions(Audiences audiences, Watches watches, ShownLists lists, SubscriptionConfig config) {
        this.audiences = audiences;
        this.watches = watches;
        this.lists = lists;
        this.config = config;
    }

    /** From now on it is told what concerns it, as long as it listens. */
    public Uni<Void> begin(Ear ear, Caller caller, String user) {
        return Uni.createFrom().deferred(() -> lists.begin(audiences.join(ear, caller, user)));
    }

    /**
     * The same, and of those resources that there are; one after the other, for each is looked up in a transaction.
     *
     * @return the wishes that are fulfilled
     */
    public Uni<Filter> begin(Ear ear, Caller caller, String user, Filter wanted, Future<Void> gone) {
        Set<String> found = ConcurrentHashMap.newKeySet();
        return begin(ear, caller, user).chain(now -> Multi.createFrom().iterable(wanted.uris())
                .onItem().transformToUniAndConcatenate(uri -> tried(ear, caller, user, uri, gone)
                        .onItem().ifNotNull().invoke(done -> found.add(uri)))
                .collect().last().replaceWithVoid()
                .ifNoItem().after(config.patience()).recoverWithUni(Uni.createFrom().voidItem()))
                .map(over -> wanted.withUris(wanted.uris().stream().filter(found::contains).toList()));
    }

    /** Null when it can't be watched, or nobody waits for it. */
    private Uni<Boolean> tried(Ear ear, Caller caller, String user, String uri, Future<Void> gone) {
        return gone.isComplete()
                ? Uni.createFrom().nullItem()
                : watch(ear, caller, user, uri, gone).replaceWith(true)
                        .ifNoItem().after(config.patience().dividedBy(SHARES))
                        .failWith(() -> Fault.unavailable(200, "the server does not answer")).onFailure()
                        .invoke(failure -> LOG.debugf("a resource is not watched: %s", failure.getMessage()))
                        .onFailure().recoverWithNull();
    }

    /** Fails with {@link Fault} when there is no such resource, or too many were asked about. */
    public Uni<Void> watch(Ear ear, Caller caller, String user, String uri, Future<Void> gone) {
        if (uri.isEmpty() || uri.length() > Filter.LONGEST_URI) {
            throw Fault.invalidParams("uri: expected 1 to " + Filter.LONGEST_URI + " characters");
        }
        Audience audience = audiences.join(ear, caller, user);
        return Uni.createFrom().deferred(() -> {
            if (!audience.reserve(config.most())) {
                throw Fault.invalidParams("uri: expected at most " + config.most() + " resources of one client");
            }
            return watches.watch(caller, user, uri, gone).onFailure().invoke(audience::release)
                    .onCancellation().invoke(audience::release);
        }).invoke(found -> keep(audience, found)).replaceWithVoid();
    }

    /** Nobody may listen any more. */
    private void keep(Audience audience, Watched found) {
        Watched before = audience.add(found);
        audiences.settle(audience, found, true);
        if (before != null && !before.equals(found)) {
            audiences.leave(audience, before);
        }
    }

    /** Without effect when it was not asked about. The server is told soon, unless somebody else asks about it by the same way. */
    public Uni<Void> leave(Ear ear, String uri) {
        Audience audience = audiences.find(ear);
        Watched watched = audience == null ? null : audience.remove(uri);
        if (audience != null && watched != null) {
            audiences.leave(audience, watched);
        }
        return Uni.createFrom().voidItem();
    }
}

package io.mooring.executor.subscription;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Session;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Watched;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** What sessions ask to be told of. */
@ApplicationScoped
public class Subscriptions {

    private static final int LONGEST_URI = 2048;

    private final Audiences audiences;
    private final Watches watches;
    private final SubscriptionConfig config;

    Subscriptions(Audiences audiences, Watches watches, SubscriptionConfig config) {
        this.audiences = audiences;
        this.watches = watches;
        this.config = config;
    }

    /** From now on the session is told what concerns it, as long as it lasts. */
    public void begin(Session session, Caller caller, String user) {
        audiences.join(session, caller, user);
    }

    /** Fails with {@link Fault} when there is no such resource, or too many were asked about. */
    public Uni<Void> watch(Session session, Caller caller, String user, String uri, Future<Void> gone) {
        if (uri.isEmpty() || uri.length() > LONGEST_URI) {
            throw Fault.invalidParams("uri: expected 1 to " + LONGEST_URI + " characters");
        }
        Audience audience = audiences.join(session, caller, user);
        return Uni.createFrom().deferred(() -> {
            if (!audience.reserve(config.most())) {
                throw Fault.invalidParams("uri: expected at most " + config.most() + " resources of one session");
            }
            return watches.watch(caller, user, uri, gone).onFailure().invoke(audience::release)
                    .onCancellation().invoke(audience::release);
        }).invoke(found -> keep(audience, found)).replaceWithVoid();
    }

    /** The session may have ended while the server was asked. */
    private void keep(Audience audience, Watched found) {
        Watched before = audience.add(found);
        audiences.settle(audience, found, true);
        if (before != null && !before.equals(found)) {
            audiences.leave(audience, before);
        }
    }

    /** Without effect when it was not asked about. The server is told soon, unless somebody else asks about it by the same way. */
    public Uni<Void> leave(Session session, String uri) {
        Audience audience = audiences.find(session);
        Watched watched = audience == null ? null : audience.remove(uri);
        if (audience != null && watched != null) {
            audiences.leave(audience, watched);
        }
        return Uni.createFrom().voidItem();
    }
}

package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.smallrye.mutiny.Uni;

/** What a caller can reach for a user: the one answer for lists, searches and descriptions. */
@ApplicationScoped
public class Reaches {

    private final ConnectionViewStore connections;
    private final Scopes scopes;

    Reaches(ConnectionViewStore connections, Scopes scopes) {
        this.connections = connections;
        this.scopes = scopes;
    }

    /**
     * As things are now.
     *
     * @param only the one integration that is wanted; null for all
     */
    public Uni<Reached> of(Mutiny.Session session, Caller caller, String user, @Nullable String only) {
        return connections.activeOfUser(session, caller.tenant(), user)
                .chain(usable -> scopes.over(session, caller, UserReach.integrations(usable))
                        .map(scope -> new Reached(UserReach.of(usable, scope, only), usable)));
    }
}

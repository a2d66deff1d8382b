package io.mooring.executor.reach;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** What a caller can reach for a user: the one answer for lists, searches, descriptions and calls. */
@ApplicationScoped
public class Reaches {

    private final ConnectionViewStore connections;
    private final ToolViewStore tools;
    private final Scopes scopes;
    private final Publishing publishing;

    Reaches(ConnectionViewStore connections, ToolViewStore tools, Scopes scopes, Publishing publishing) {
        this.publishing = publishing;
        this.connections = connections;
        this.tools = tools;
        this.scopes = scopes;
    }

    /**
     * As things are now.
     *
     * @param only the one integration that is wanted; null for all
     */
    public Uni<Reached> of(Mutiny.Session session, Caller caller, String user, @Nullable String only) {
        return connections.activeOfUser(session, caller.tenant(), user)
                .chain(usable -> bound(session, caller, usable, only)
                        .chain(reach -> police(session, caller, user, reach, usable)));
    }

    /** The same, with connections that can't be used now; not with those that are over. */
    public Uni<Reached> withIdle(Mutiny.Session session, Caller caller, String user) {
        return connections.keptOfUser(session, caller.tenant(), user)
                .chain(kept -> bound(session, caller, kept, null)
                        .chain(reach -> police(session, caller, user, reach, kept)));
    }

    private Uni<Reach> bound(Mutiny.Session session, Caller caller, List<ConnectionView> usable,
            @Nullable String only) {
        return scopes.over(session, caller, UserReach.integrations(usable))
                .map(scope -> UserReach.of(usable, scope, only));
    }

    private Uni<Reached> police(Mutiny.Session session, Caller caller, String user, Reach reach,
            List<ConnectionView> usable) {
        return scopes.rules(session, caller, user).map(rules -> new Reached(reach, usable, rules))
                .chain(reached -> reached.rules().blockAny()
                        ? named(session, caller.tenant(), reached).map(reached::veiled)
                        : Uni.createFrom().item(reached));
    }

    /** The tools within reach that policies name. */
    private Uni<List<ToolView>> named(Mutiny.Session session, String tenant, Reached reached) {
        Set<String> integrations = Stream
                .concat(reached.reach().integrations().stream(), Stream.of(ToolView.BUILT_IN_INTEGRATION))
                .collect(Collectors.toUnmodifiableSet());
        return tools.named(session, tenant, reached.reach(), reached.rules().callNames())
                .chain(called -> tools
                        .these(session, tenant, reached.reach(), reached.rules().places(integrations))
                        .map(placed -> Stream.concat(called.stream(), placed.stream()).distinct().toList()));
    }

    /** A tool with what decides who may call it. */
    public Uni<Found> find(Mutiny.Session session, Caller caller, String user, Offer offer) {
        return scopes.kin(session, caller, integrations(offer)).chain(kin -> scopes.rules(session, caller, user)
                .map(rules -> new Found(offer, kin, rules)));
    }

    /** What the publication a call names leaves of it, see {@link Publishing#limit}. */
    public Uni<Allowed> publish(Mutiny.Session session, ToolCall call, Allowed allowed) {
        return publishing.limit(session, call, allowed.offer()).map(allowed::narrowed);
    }

    private static Set<String> integrations(Offer offer) {
        return offer.variants().stream().map(ToolView::integration).collect(Collectors.toUnmodifiableSet());
    }
}

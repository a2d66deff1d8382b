package io.mooring.executor.intake;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Looks up how far callers' tools go. */
@ApplicationScoped
class Scopes {

    private final ToolViewStore tools;
    private final Publishing publishing;

    Scopes(ToolViewStore tools, Publishing publishing) {
        this.tools = tools;
        this.publishing = publishing;
    }

    Uni<Scope> over(Mutiny.Session session, Caller caller, Set<String> integrations) {
        Mandate mandate = caller.mandate();
        return mandate == null
                ? Uni.createFrom().item(Scope.unlimited())
                : tools.kin(session, caller.tenant(), integrations).map(kin -> Scope.of(mandate, kin));
    }

    /** See {@link Scope#limit} and {@link Publishing#limit}. */
    Uni<Offer> limit(Mutiny.Session session, ToolCall call, Offer offer) {
        Set<String> integrations = offer.variants().stream().map(ToolView::integration).collect(Collectors.toSet());
        return over(session, call.caller(), integrations).map(scope -> scope.limit(offer))
                .chain(left -> publishing.limit(session, call, left));
    }
}

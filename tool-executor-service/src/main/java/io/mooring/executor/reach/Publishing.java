package io.mooring.executor.reach;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.provider.ProviderTools;
import io.mooring.executor.provider.ProviderTools.Asked;
import io.mooring.executor.publicationview.PublicationView;
import io.mooring.executor.publicationview.PublicationView.Deed;
import io.mooring.executor.publicationview.PublicationViewStore;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Holds a call that names a publication to what it grants; it then uses the publication's connection and no other. */
@ApplicationScoped
public class Publishing {

    private final PublicationViewStore publications;
    private final ConnectionViewStore connections;
    private final ProviderTools providers;

    Publishing(PublicationViewStore publications, ConnectionViewStore connections, ProviderTools providers) {
        this.publications = publications;
        this.connections = connections;
        this.providers = providers;
    }

    /**
     * What is left of an offer. Fails with 404 when the tenant has no such publication, with 403 when it does not grant
     * the call, its connection is not one this user may use, or that lacks a scope.
     */
    Uni<Offer> limit(Mutiny.Session session, ToolCall call, Offer offer) {
        String id = call.commission().publication();
        if (id == null || offer.variants().isEmpty()) {
            return Uni.createFrom().item(offer);
        }
        return publications.find(session, call.caller().tenant(), id)
                .map(found -> found.orElseThrow(() -> ExecutorError.UNKNOWN_PUBLICATION.at("/publication",
                        "expected the id of a publication of this tenant")))
                .chain(publication -> limit(session, call, offer, publication));
    }

    private Uni<Offer> limit(Mutiny.Session session, ToolCall call, Offer offer, PublicationView publication) {
        requireOrigin(call, publication);
        ToolView tool = offer.variants().getFirst();
        if (!tool.kind().equals(ToolView.PROVIDER)) {
            throw refused("only tools of providers perform actions a publication can grant");
        }
        Asked asked = providers.ask(tool.binding(), call.arguments());
        Deed deed = new Deed(asked.provider(), asked.tool().action(), call.userId(),
                asked.tool().resourcesOf(call.arguments()));
        publication.refusal(deed).ifPresent(why -> {
            throw refused(why);
        });
        Offer limited = on(publication.connection(), offer);
        return connections.grantedScopes(session, call.caller().tenant(), publication.connection())
                .invoke(granted -> requireScopes(asked, granted)).replaceWith(limited);
    }

    /** Before all else: whoever makes an origin up learns nothing of the grant. */
    private static void requireOrigin(ToolCall call, PublicationView publication) {
        String proof = call.commission().proof();
        if (proof != null && !publication.proves(call.caller().tenant(), proof)) {
            throw refused("no webhook that publication " + publication.id() + " was told of is the origin");
        }
    }

    private static Offer on(String connection, Offer offer) {
        List<ConnectionView> only = offer.connections().stream().filter(one -> one.id().equals(connection)).toList();
        if (only.isEmpty()) {
            throw refused("the publication's connection is not one this user may use for the tool");
        }
        return new Offer(offer.variants(), only);
    }

    /** A provider that never told what it granted judges itself. */
    private static void requireScopes(Asked asked, Set<String> granted) {
        List<String> missing = granted.isEmpty() ? List.of() : asked.tool().missing(granted);
        if (!missing.isEmpty()) {
            throw refused("the publication's connection was not granted " + String.join(", ", missing));
        }
    }

    /** Whether a failure may only mean that the copy is a moment behind. */
    public static boolean isUnknown(Throwable failure) {
        return Optional.of(failure).filter(HttpProblem.class::isInstance).map(HttpProblem.class::cast)
                .map(HttpProblem::getType).filter(type -> type.toString()
                        .endsWith(":" + ExecutorError.UNKNOWN_PUBLICATION.slug()))
                .isPresent();
    }

    private static HttpProblem refused(String why) {
        return ExecutorError.PUBLICATION_REFUSED.because(why);
    }
}

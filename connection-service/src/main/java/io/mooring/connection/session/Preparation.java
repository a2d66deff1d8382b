package io.mooring.connection.session;

import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.IdSource;
import io.mooring.connection.OneTimeToken;
import io.mooring.connection.authconfig.ReturnUrls;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.session.NewSession.Targets;
import io.smallrye.mutiny.Uni;

/** What a new session needs from elsewhere, in the caller's transaction. */
@ApplicationScoped
class Preparation {

    private final ConnectionStore connections;
    private final IntegrationViewStore integrations;
    private final ReturnUrls returnUrls;
    private final IdSource ids;
    private final RandomGenerator random;

    Preparation(ConnectionStore connections, IntegrationViewStore integrations, ReturnUrls returnUrls, IdSource ids,
            RandomGenerator random) {
        this.connections = connections;
        this.integrations = integrations;
        this.returnUrls = returnUrls;
        this.ids = ids;
        this.random = random;
    }

    String id() {
        return ids.next("cs_");
    }

    OneTimeToken token(String tenant) {
        return OneTimeToken.next(tenant, random);
    }

    /**
     * An attempt for {@link ArrivingIntegrations}. Fails with 400 naming the field; another user's connection is as unknown
     * as any.
     */
    Uni<Targets> targets(Mutiny.Session session, String tenant, NewSession asked) {
        Uni<Void> allowed = asked.redirectUrl() == null
                ? Uni.createFrom().voidItem()
                : returnUrls.require(session, tenant, asked.redirectUrl());
        String again = asked.connection();
        return again == null
                ? allowed.chain(() -> integrations.findAll(session, tenant, asked.integrations()))
                        .invoke(found -> requireKnown(asked.integrations(), found))
                        .map(found -> new Targets(asked.integrations(), asked.name()))
                : allowed.chain(() -> connections.require(session, tenant, again)).invoke(asked::requireReconnectable)
                        .map(found -> new Targets(List.of(found.integration()), found.name()));
    }

    private static void requireKnown(List<String> asked, List<IntegrationView> found) {
        List<String> known = found.stream().map(IntegrationView::slug).toList();
        asked.stream().filter(slug -> !known.contains(slug)).findFirst().ifPresent(slug -> {
            throw ArrivingIntegrations.notHeardOf(ConnectionError.UNKNOWN_INTEGRATION.at(
                    "/integrations/" + asked.indexOf(slug), "expected the slug of an integration of the catalog"));
        });
    }
}

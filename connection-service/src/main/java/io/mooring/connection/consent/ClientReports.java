package io.mooring.connection.consent;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.clienthealth.ClientHealth.State;
import io.mooring.connection.clienthealth.ClientHealths;
import io.mooring.connection.clienthealth.ClientHealths.Client;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.probe.Schedule;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * Notes what exchanges show about the client of an auth config, which every account of it shares. Never fails: what could not
 * be noted is seen again with the next one, and a person's consent must not be lost over it.
 */
@ApplicationScoped
class ClientReports {

    private static final Logger LOG = Logger.getLogger(ClientReports.class);

    private final Transactions transactions;
    private final ClientHealths healths;
    private final Schedule schedule;
    private final Clock clock;

    ClientReports(Transactions transactions, ClientHealths healths, Schedule schedule, Clock clock) {
        this.transactions = transactions;
        this.healths = healths;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A token endpoint gave tokens: it took us for the client. */
    Uni<Void> accepted(String tenant, App app) {
        return noted(app, transactions.in(tenant, session -> healths.find(session, tenant, app.id())
                .chain(known -> known.state() == State.HEALTHY
                        ? Uni.createFrom().voidItem()
                        : healths.accepted(session, client(tenant, app)))));
    }

    /** A token endpoint gave none. What a browser brought is no reason: anybody could say so of any client. */
    Uni<Void> refused(String tenant, App app, TokenFailure failure) {
        if (!failure.rejectsClient()) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("the authorization server rejects the client of auth config %s of tenant %s: %s", app.id(), tenant,
                failure.code());
        return noted(app, transactions.in(tenant, session -> healths.rejected(session, client(tenant, app), false,
                failure.code(), sentence(failure.detail()),
                failures -> schedule.retry(clock.instant(), failures, null))).replaceWithVoid());
    }

    private static Uni<Void> noted(App app, Uni<Void> note) {
        return note.onFailure()
                .invoke(failure -> LOG.warnf(failure, "health of auth config %s was not noted", app.id()))
                .onFailure().recoverWithNull();
    }

    private static Client client(String tenant, App app) {
        return new Client(tenant, app.id(), app.app());
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + (detail.endsWith(".") ? "" : ".");
    }
}

package io.mooring.executor.inquiry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.lease.Leased;
import io.mooring.executor.lease.Leases;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.IntegrationViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** One inquiry: connection, credential, question, answer told, end noted. Told first: a crash between repeats, it loses nothing. */
@ApplicationScoped
class Inquiry {

    private static final Logger LOG = Logger.getLogger(Inquiry.class);

    /** Who is asked, on whose behalf. */
    record Subject(String tenant, ConnectionView connection, IntegrationView integration) {}

    private final Transactions transactions;
    private final ConnectionViewStore connections;
    private final IntegrationViewStore integrations;
    private final Leases leases;
    private final Closing closing;
    private final Map<String, Inquirer> inquirers;

    Inquiry(Transactions transactions, ConnectionViewStore connections, IntegrationViewStore integrations,
            Leases leases, Closing closing, @Any Instance<Inquirer> inquirers) {
        this.transactions = transactions;
        this.connections = connections;
        this.integrations = integrations;
        this.leases = leases;
        this.closing = closing;
        this.inquirers = inquirers.stream().collect(Collectors.toMap(Inquirer::kind, Function.identity()));
    }

    /** Kinds whose upstreams can be asked. */
    Set<String> kinds() {
        return inquirers.keySet();
    }

    /** Fails only when the database is away. */
    Uni<Void> make(Claim claim) {
        return transactions.in(claim.tenant(), session -> subject(session, claim)).chain(found -> found.isEmpty()
                ? closing.rest(claim)
                : find(found.get()).chain(finding -> closing.close(claim, found.get(), finding)));
    }

    /** Empty when the connection can't be used, or its integration is gone. */
    private Uni<Optional<Subject>> subject(Mutiny.Session session, Claim claim) {
        return connections.ofTenant(session, claim.tenant(), claim.connection())
                .chain(found -> found.filter(ConnectionView::isActive).isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : integrations.find(session, claim.tenant(), found.get().integration())
                                .map(integration -> integration.filter(known -> inquirers.containsKey(known.kind()))
                                        .map(known -> new Subject(claim.tenant(), found.get(), known))));
    }

    private Uni<Finding> find(Subject subject) {
        return credential(subject).chain(leased -> ask(subject, leased)).onFailure(HttpProblem.class)
                .recoverWithItem(problem -> new Finding.Failed(Fault.CREDENTIALS_UNAVAILABLE, said(problem)))
                .onFailure(EventsUnavailable.class)
                .recoverWithItem(away -> new Finding.Failed(Fault.EVENTS_UNAVAILABLE, "the event log does not answer"))
                .onFailure().invoke(failure -> LOG.error("an upstream could not be asked", failure)).onFailure()
                .recoverWithItem(failure -> new Finding.Failed(Fault.RUN_FAILED, "the executor failed"));
    }

    private static String said(Throwable problem) {
        String detail = ((HttpProblem) problem).getDetail();
        return detail == null ? String.valueOf(((HttpProblem) problem).getTitle()) : detail;
    }

    private Uni<Leased> credential(Subject subject) {
        ConnectionView connection = subject.connection();
        return connection.needsNoCredential()
                ? Uni.createFrom().item(Leased.NOTHING)
                : leases.lease(subject.tenant(), connection.id(), connection.version(),
                        subject.integration().version());
    }

    /** As calls do: who refuses a credential is asked once more with a newer one, if there is one. */
    private Uni<Finding> ask(Subject subject, Leased leased) {
        return once(subject, leased)
                .chain(finding -> leased.isRenewable() && finding instanceof Finding.CredentialRefused
                        ? newer(subject, leased).chain(fresh -> fresh.credentialVersion() > leased.credentialVersion()
                                ? once(subject, fresh)
                                : Uni.createFrom().item(finding))
                        : Uni.createFrom().item(finding));
    }

    private Uni<Leased> newer(Subject subject, Leased refused) {
        ConnectionView connection = subject.connection();
        return leases.leaseInPlaceOf(refused, subject.tenant(), connection.id(), connection.version(),
                subject.integration().version());
    }

    private Uni<Finding> once(Subject subject, Leased leased) {
        Inquirer inquirer = inquirers.get(subject.integration().kind());
        return inquirer.ask(subject.tenant(), subject.connection(), subject.integration(), leased.placements());
    }
}

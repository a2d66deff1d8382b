package io.mooring.connection.probe;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.credential.Inputs;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.Finding.Accepted;
import io.mooring.connection.probe.Finding.Hindered;
import io.mooring.connection.probe.Finding.Refused;
import io.mooring.connection.probe.Finding.Unknown;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.provider.ProviderFacts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Asks the provider about a credential, and moves the connection to where the answer leads. */
@ApplicationScoped
public class Verification {

    private final Transactions transactions;
    private final Connections connections;
    private final Claims claims;
    private final Opening opening;
    private final ProbeClient client;
    private final Deadlines deadlines;

    Verification(Transactions transactions, Connections connections, Claims claims, Opening opening,
            ProbeClient client, Deadlines deadlines) {
        this.transactions = transactions;
        this.connections = connections;
        this.claims = claims;
        this.opening = opening;
        this.client = client;
        this.deadlines = deadlines;
    }

    /** When what a probe tells is due again. Without proxy, for its outer class uses what is private to it. */
    @Singleton
    static class Deadlines {

        private final Schedule schedule;
        private final ProbeConfig config;
        private final Clock clock;

        Deadlines(Schedule schedule, ProbeConfig config, Clock clock) {
            this.schedule = schedule;
            this.config = config;
            this.clock = clock;
        }

        private Instant retry(Connection now, @Nullable Instant asked) {
            return schedule.retry(clock.instant(), now.standing().failures(), asked);
        }

        private @Nullable Instant renewal(Grant granted) {
            Instant end = granted.accessExpiresAt();
            return end == null ? null : schedule.renewal(clock.instant(), end);
        }

        /** The end of its token, or a look from time to time; never when nobody knows how to look. */
        private @Nullable Instant after(Connection now, boolean known) {
            Instant renewal = renewal(now.grant());
            return renewal != null ? renewal : known ? schedule.next(clock.instant(), config.every()) : null;
        }
    }

    /** For a connection that was stored a moment ago. Answers it as it is afterwards, still VERIFYING when nobody could say. */
    public Uni<Connection> verify(String tenant, Connection stored) {
        return claims.take(tenant, stored.id())
                .chain(held -> held.isPresent() ? verify(held.get()) : connections.require(tenant, stored.id()));
    }

    /** Answers the connection as it is afterwards. */
    public Uni<Connection> verify(Held held) {
        return look(held.tenant(), held.connection()).chain(finding -> conclude(held, finding));
    }

    /** Asks, and changes nothing. Never fails for what the provider says. */
    public Uni<Finding> look(String tenant, Connection connection) {
        return opening.open(tenant, connection).chain(
                opened -> client.ask(opened.view(), opened.method(), opened.placements(), opened.values()))
                .onFailure(Verification::isGone)
                .recoverWithItem(gone -> new Refused("not_configured", String.valueOf(gone.getMessage())));
    }

    /** Asks about values that are not stored. */
    public Uni<Finding> look(IntegrationView view, AuthMethod method, Inputs inputs) {
        Opening.Opened opened = Opening.Opened.of(view, method, inputs, Map.of());
        return client.ask(view, method, opened.placements(), opened.values());
    }

    /** Asks about a token that was granted just now; see {@link ProbeClient#whose}. */
    public Uni<Finding> look(@Nullable ProviderFacts facts, @Nullable String userinfo, Inputs granted) {
        return client.whose(facts, userinfo, granted.values());
    }

    /** Moves the connection to where a finding leads. */
    public Uni<Connection> conclude(Held held, Finding finding) {
        return transactions.in(held.tenant(),
                session -> connections.conclude(session, held, now -> trigger(now, finding)))
                .chain(after -> after.isPresent()
                        ? Uni.createFrom().item(after.get())
                        : connections.require(held.tenant(), held.id()));
    }

    /** When a pasted credential that was accepted just now is looked at again. */
    public @Nullable Instant nextLook(Connection now) {
        return deadlines.after(now, true);
    }

    /** When the token of a grant that was accepted just now is renewed; null when nobody knows its end. */
    public @Nullable Instant nextRenewal(Grant granted) {
        return deadlines.renewal(granted);
    }

    /** What a finding means for a connection. */
    public Trigger trigger(Connection now, Finding finding) {
        return switch (finding) {
            case Accepted it -> it.account().differsFrom(now.account()) && now.status() != ConnectionStatus.VERIFYING
                    ? new Trigger.GrantLost("other_account", "The credential is of another account than before.")
                    : new Trigger.Verified(it.account(), deadlines.after(now, true));
            case Unknown it -> now.status() == ConnectionStatus.VERIFYING && !now.grant().isRenewed()
                    ? new Trigger.Accepted()
                    : new Trigger.Verified(Account.UNKNOWN, deadlines.after(now, false));
            case Refused it -> new Trigger.Refused(it.reason(), Finding.sentence(it.detail()));
            case Hindered it -> new Trigger.Hindered(it.reason(), Finding.sentence(it.detail()),
                    deadlines.retry(now, it.retryAt()));
        };
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == 409;
    }
}

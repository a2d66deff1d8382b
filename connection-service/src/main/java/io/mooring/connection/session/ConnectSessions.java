package io.mooring.connection.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.OneTimeToken;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Makes, shows, confirms and ends sessions for the platform. */
@ApplicationScoped
class ConnectSessions {

    private final Transactions transactions;
    private final ConnectSessionStore store;
    private final Preparation preparation;
    private final ArrivingIntegrations integrations;
    private final SessionConfig config;
    private final Clock clock;

    ConnectSessions(Transactions transactions, ConnectSessionStore store, Preparation preparation,
            ArrivingIntegrations integrations, SessionConfig config, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.preparation = preparation;
        this.integrations = integrations;
        this.config = config;
        this.clock = clock;
    }

    /** A session at the only moment its token is known. */
    record Opened(ConnectSession session, OneTimeToken token) {}

    /** A session and what was begun in it. */
    record Seen(ConnectSession session, List<Attempt> attempts) {}

    /** Fails with 400 naming the field, with 404 for a connection of somebody else. */
    Uni<Opened> open(String tenant, NewSession asked, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OneTimeToken token = preparation.token(tenant);
        return integrations.awaiting(() -> transactions.in(tenant,
                session -> preparation.targets(session, tenant, asked)
                        .map(targets -> asked.session(tenant, preparation.id(), targets, now, by))
                        .call(made -> store.record(session, made, token.hash()))))
                .map(made -> new Opened(made, token));
    }

    Uni<List<Seen>> list(String tenant, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, cursor)
                .chain(found -> store
                        .findAttempts(session, tenant, found.stream().map(ConnectSession::id).toList())
                        .map(attempts -> found.stream().map(one -> seen(one, attempts)).toList())));
    }

    /** Fails with 404. */
    Uni<Seen> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.find(session, tenant, id)
                .map(row -> row.orElseThrow(
                        () -> GeneralError.NOT_FOUND.because("there is no such connect session")).session())
                .chain(found -> store.findAttempts(session, tenant, List.of(id))
                        .map(attempts -> seen(found, attempts))));
    }

    private static Seen seen(ConnectSession session, Map<String, List<Attempt>> attempts) {
        return new Seen(session, attempts.getOrDefault(session.id(), List.of()));
    }

    /** Its link and its page are void from then on. Fails with 404. */
    Uni<Void> end(String tenant, String id) {
        return transactions.in(tenant, session -> store.requireAndLock(session, tenant, id)
                .chain(row -> end(session, row)));
    }

    private Uni<Void> end(Mutiny.Session session, ConnectSessionRow row) {
        row.endedAt = row.endedAt == null ? clock.instant() : row.endedAt;
        return session.flush();
    }

    /**
     * The platform says whose browser it is that came to its redirect_url. Another user's ends the session: somebody followed
     * a link that was made for somebody else. Fails with 404, with 400 for another code, with 409 for another user.
     */
    Uni<ConnectSession> confirm(String tenant, String id, String code, String user) {
        return transactions.in(tenant, session -> store.requireAndLock(session, tenant, id).chain(row -> {
            if (!OneTimeToken.matches(code, row.confirmHash)
                    || row.session().stage(clock.instant()) != ConnectSession.Stage.OPENED) {
                throw GeneralError.BAD_REQUEST.at("/code",
                        "expected the code that arrived at the redirect_url, in time");
            }
            row.confirmHash = null;
            if (user.equals(row.userId)) {
                row.confirmedAt = clock.instant();
                return session.flush().replaceWith(row::session);
            }
            return end(session, row).replaceWith(row::session);
        })).invoke(after -> {
            if (after.endedAt() != null) {
                throw ConnectionError.OTHER_USER.at("/user_id",
                        "the user the session was made for; it has ended now");
            }
        });
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return transactions
                .acrossTenants(session -> store.removeExpired(session, clock.instant().minus(config.kept())));
    }
}

package io.mooring.health.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.health.Status;
import io.mooring.health.Subject;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Puts reports together, each in one transaction of the caller's tenant. */
@ApplicationScoped
class Reports {

    private final Transactions transactions;
    private final HealthStore store;

    Reports(Transactions transactions, HealthStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    Uni<StatusView> status(String tenant, @Nullable Status status, Cursor cursor) {
        return transactions.in(tenant, session -> store.findIntegrations(session, tenant, status, cursor)
                .chain(fetched -> page(session, tenant, cursor, fetched)));
    }

    private Uni<StatusView> page(Mutiny.Session session, String tenant, Cursor cursor,
            List<IntegrationHealthRow> fetched) {
        List<IntegrationHealthRow> page = cursor.page(fetched);
        return store.findShown(session, tenant, page)
                .map(shown -> page.stream().map(row -> StatusView.IntegrationView.of(row, shown)).toList())
                .chain(views -> store.findStatusesInUse(session, tenant)
                        .map(inUse -> new StatusView(Overall.of(inUse).word(), views,
                                cursor.next(fetched, row -> row.slug))));
    }

    Uni<IntegrationReport> integration(String tenant, String slug, Cursor cursor) {
        return transactions.in(tenant, session -> store.findIntegration(session, tenant, slug)
                .map(found -> require(found, "integration"))
                .chain(row -> report(session, row, cursor)));
    }

    private Uni<IntegrationReport> report(Mutiny.Session session, IntegrationHealthRow row, Cursor cursor) {
        return store.findHistory(session, row.tenant, Subject.integration(row.slug))
                .chain(history -> store.findConnections(session, row.tenant, row.slug, cursor)
                        .map(fetched -> IntegrationReport.of(row, history, cursor, fetched)));
    }

    Uni<ConnectionReport> connection(String tenant, String id) {
        return transactions.in(tenant, session -> store.findConnection(session, tenant, id)
                .map(found -> require(found, "connection"))
                .chain(row -> store.findHistory(session, tenant, Subject.connection(id))
                        .map(history -> ConnectionReport.of(row, history))));
    }

    private static <T> T require(Optional<T> found, String what) {
        Supplier<HttpProblem> missing = () -> GeneralError.NOT_FOUND.because("no " + what + " of that name");
        return found.orElseThrow(missing);
    }

    /** An integration, its connections by pages, its changes newest first. */
    record IntegrationReport(String slug, String name, String status, String reason, Instant since,
            List<StatusView.ConnectionView> connections, @Nullable String nextCursor, List<ChangeView> history) {

        static IntegrationReport of(IntegrationHealthRow row, List<ChangeView> history, Cursor cursor,
                List<ConnectionHealthRow> fetched) {
            return new IntegrationReport(row.slug, row.name, row.status.word(), row.reason, row.since,
                    cursor.page(fetched).stream().map(StatusView.ConnectionView::of).toList(),
                    cursor.next(fetched, connection -> connection.id), history);
        }
    }

    /** A connection, its changes newest first. */
    record ConnectionReport(String id, String integration, String name, String owner,
            @JsonProperty("user_id") @Nullable String userId, String status, String reason, Instant since,
            List<ChangeView> history) {

        static ConnectionReport of(ConnectionHealthRow row, List<ChangeView> history) {
            return new ConnectionReport(row.id, row.integration, row.name, row.owner, row.userId, row.status.word(),
                    row.reason, row.since, history);
        }
    }
}

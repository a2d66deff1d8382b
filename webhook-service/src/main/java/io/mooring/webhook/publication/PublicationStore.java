package io.mooring.webhook.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.publication}. */
@ApplicationScoped
class PublicationStore {

    private static final String NEXT_VERSION = "select nextval('app.publication_version')";

    /** Which ones a list shows; what is null does not count. */
    record Filter(@Nullable String provider, @Nullable String connection, @Nullable String status,
            @Nullable String userId, @Nullable String resource) {}

    Uni<Page<PublicationView>> list(Mutiny.Session session, String tenant, Filter filter, Cursor cursor) {
        return NewestFirst.of(PublicationRow.class, "createdAt", tenant).with("provider", filter.provider())
                .with("connection", filter.connection()).with("status", filter.status())
                .with("userId", filter.userId()).with("resource", filter.resource())
                .page(session, cursor, PublicationView::of, row -> new Position(row.createdAt, row.id));
    }

    Uni<Long> nextVersion(Mutiny.Session session) {
        return session.createNativeQuery(NEXT_VERSION, Long.class).getSingleResult();
    }

    Uni<Void> record(Mutiny.Session session, PublicationRow row) {
        return session.persist(row).chain(session::flush);
    }

    /** Fails with 404. */
    Uni<PublicationRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(PublicationRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that versions rise in the order of commits. Fails with 404. */
    Uni<PublicationRow> lock(Mutiny.Session session, String tenant, String id) {
        return session.find(PublicationRow.class, new TenantKey(tenant, id), LockModeType.PESSIMISTIC_WRITE).onItem()
                .ifNull().failWith(() -> unknown(id));
    }

    private static RuntimeException unknown(String id) {
        return GeneralError.NOT_FOUND.because("there is no publication " + id);
    }
}

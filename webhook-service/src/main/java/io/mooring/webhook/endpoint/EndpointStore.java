package io.mooring.webhook.endpoint;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.endpoint}. */
@ApplicationScoped
class EndpointStore {

    private static final String BY_ID = "from EndpointRow r where r.id = ?1";
    private static final String DELETE = "delete from EndpointRow r where r.tenant = ?1 and r.id = ?2";

    Uni<Void> record(Mutiny.Session session, EndpointRow row) {
        return session.persist(row).chain(session::flush);
    }

    Uni<EndpointRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(EndpointRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> unknown(id));
    }

    /** Over all tenants: who sends a webhook is nobody yet, the endpoint says whose it is. */
    Uni<@Nullable EndpointRow> findAnywhere(Mutiny.Session session, String id) {
        return session.createSelectionQuery(BY_ID, EndpointRow.class).setParameter(1, id).getSingleResultOrNull();
    }

    Uni<Page<EndpointRow>> list(Mutiny.Session session, String tenant, @Nullable String provider, Cursor cursor) {
        return NewestFirst.of(EndpointRow.class, "createdAt", tenant).with("provider", provider)
                .page(session, cursor, row -> row, row -> new Position(row.createdAt, row.id));
    }

    Uni<Void> delete(Mutiny.Session session, String tenant, String id) {
        return session.createMutationQuery(DELETE).setParameter(1, tenant).setParameter(2, id).executeUpdate()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw unknown(id);
                    }
                }).replaceWithVoid();
    }

    private static RuntimeException unknown(String id) {
        return GeneralError.NOT_FOUND.because("there is no endpoint " + id);
    }
}

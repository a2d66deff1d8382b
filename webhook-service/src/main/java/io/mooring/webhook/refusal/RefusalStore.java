package io.mooring.webhook.refusal;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.refusal}. */
@ApplicationScoped
class RefusalStore {

    private static final String INSERT = """
            insert into app.refusal (tenant, id, endpoint, at, reason, detail, method, size, headers)
            select cast(?1 as text), id, endpoint, at, reason, detail, method, size, headers from\s"""
            + BulkStatements.ROWS + """
             (id text, endpoint text, at timestamptz, reason text, detail text, method text, size int, headers text)
            where exists (select from app.endpoint e where e.tenant = ?1 and e.id = given.endpoint)""";
    /** The latest twenty of each endpoint stay. */
    private static final String TRIM = """
            delete from app.refusal where tenant = ?1 and id in (
                select id from (select r.id, row_number() over (partition by r.endpoint order by r.at desc, r.id desc)
                        as place from app.refusal r where r.tenant = ?1
                            and r.endpoint in (select given.endpoint from\s""" + BulkStatements.ROWS + """
             (endpoint text))) as placed where place > 20)""";
    private static final String EXISTS = "select count(*) from app.endpoint where tenant = ?1 and id = ?2";

    /** Keeps some of a tenant, and what must go for them goes. */
    Uni<Void> record(Mutiny.Session session, String tenant, List<Sample> samples) {
        return BulkStatements.run(session, INSERT, tenant, samples)
                .chain(() -> BulkStatements.run(session, TRIM, tenant, samples));
    }

    /** Of one endpoint. Fails with 404 when there is no such endpoint. */
    Uni<Page<RefusalView>> list(Mutiny.Session session, String tenant, String endpoint, Cursor cursor) {
        return session.createNativeQuery(EXISTS, Long.class).setParameter(1, tenant).setParameter(2, endpoint)
                .getSingleResult().invoke(endpoints -> requireOne(endpoints, endpoint))
                .chain(() -> NewestFirst.of(RefusalRow.class, "refusedAt", tenant).with("endpoint", endpoint)
                        .page(session, cursor, RefusalView::of, row -> new Position(row.refusedAt, row.id)));
    }

    private static void requireOne(long endpoints, String id) {
        if (endpoints == 0) {
            throw GeneralError.NOT_FOUND.because("there is no endpoint " + id);
        }
    }
}

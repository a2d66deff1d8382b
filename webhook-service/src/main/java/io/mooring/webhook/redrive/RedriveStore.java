package io.mooring.webhook.redrive;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.redrive}. */
@ApplicationScoped
class RedriveStore {

    /**
     * The next portion of the oldest one that nobody else is at: deliveries and progress in one statement, so a crash
     * repeats nothing. One that is parked again meanwhile lies behind it.
     */
    private static final String STEP = """
            with job as materialized (select * from app.redrive where state = 'running' order by created_at limit 1
                for update skip locked),
            portion as materialized (select d.* from job j cross join lateral (
                select c.tenant, c.id, c.created_at from app.delivery c
                where c.tenant = j.tenant and c.status = 'undeliverable'
                    and (c.created_at, c.id) > (j.last_at, j.last_id) and c.created_at <= j.until
                    and (j.since is null or c.created_at >= j.since)
                    and (j.subscription is null or c.subscription = j.subscription)
                    and (j.event_type is null or c.event_type = j.event_type)
                order by c.created_at, c.id limit 1000 for update skip locked) as d),
            moved as (update app.delivery d set status = 'pending', next_attempt_at = clock_timestamp(),
                attempts_before = d.attempts, version = d.version + 1
                from portion p where d.tenant = p.tenant and d.id = p.id returning d.id),
            last as (select created_at, id from portion order by created_at desc, id desc limit 1)
            update app.redrive r set done = r.done + (select count(*) from moved),
                last_at = coalesce((select created_at from last), r.last_at),
                last_id = coalesce((select id from last), r.last_id),
                state = case when (select count(*) from portion) < 1000 then 'done' else r.state end,
                finished_at = case when (select count(*) from portion) < 1000 then clock_timestamp() end
            from job where r.tenant = job.tenant and r.id = job.id""";

    /** Whether there was something to do. */
    Uni<Boolean> step(Mutiny.Session session) {
        return session.createNativeQuery(STEP).executeUpdate().map(rows -> rows > 0);
    }

    Uni<Void> record(Mutiny.Session session, RedriveRow row) {
        return session.persist(row).chain(session::flush);
    }

    Uni<RedriveView> require(Mutiny.Session session, String tenant, String id) {
        return session.find(RedriveRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no redrive " + id)).map(RedriveView::of);
    }

    Uni<Page<RedriveView>> list(Mutiny.Session session, String tenant, Cursor cursor) {
        return NewestFirst.of(RedriveRow.class, "createdAt", tenant).page(session, cursor, RedriveView::of,
                row -> new Position(row.createdAt, row.id));
    }
}

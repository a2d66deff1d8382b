package io.mooring.executor.policy;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of {@code policy}. Positions of a list are dense; who changes one holds the tenant's lock. */
@ApplicationScoped
public class PolicyStore {

    private static final String CONCERNING = "from PolicyRow where tenant = :tenant and (audience = 'tenant'"
            + " or audience = 'user' and subject = :user or audience = 'agent' and subject = :agent)"
            + " order by place, id";
    private static final String PAGE = "from PolicyRow where tenant = :tenant and (:audience = ''"
            + " or audience = :audience) and (:subject = '' or subject = :subject)"
            + " and (audience > :a or audience = :a and (subject > :s or subject = :s and place > :p))"
            + " order by audience, subject, place";
    private static final String LOCK = "select cast(pg_advisory_xact_lock("
            + "hashtextextended('policy/' || cast(?1 as text), 0)) as text)";
    private static final String SHIFT = "update PolicyRow set place = place + :step, version = version + 1 where tenant = :tenant"
            + " and audience = :audience and subject = :subject and place >= :first";

    /** The policies over calls of this caller for this user; they are read at every call, so that a block works at once. */
    public Uni<Rules> rules(Mutiny.Session session, String tenant, String user, @Nullable String agent) {
        return session.createSelectionQuery(CONCERNING, PolicyRow.class).setParameter("tenant", tenant)
                .setParameter("user", user).setParameter("agent", agent == null ? "" : agent).setReadOnly(true)
                .getResultList()
                .map(rows -> new Rules(rows.stream().map(PolicyRow::policy).toList(), agent != null));
    }

    Uni<Void> lock(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(LOCK, String.class).setParameter(1, tenant).getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Long> count(Mutiny.Session session, String tenant) {
        return session.createSelectionQuery("select count(*) from PolicyRow where tenant = :tenant", Long.class)
                .setParameter("tenant", tenant).getSingleResult();
    }

    /** The list a policy stands in, in order. */
    Uni<List<PolicyRow>> list(Mutiny.Session session, String tenant, String audience, String subject) {
        return session
                .createSelectionQuery("from PolicyRow where tenant = :tenant and audience = :audience"
                        + " and subject = :subject order by place, id", PolicyRow.class)
                .setParameter("tenant", tenant).setParameter("audience", audience).setParameter("subject", subject)
                .getResultList();
    }

    Uni<List<PolicyRow>> page(Mutiny.Session session, String tenant, PolicyPage.Filter filter,
            PolicyPage.Position after,
            int limit) {
        return session.createSelectionQuery(PAGE, PolicyRow.class).setParameter("tenant", tenant)
                .setParameter("audience", filter.audience()).setParameter("subject", filter.subject())
                .setParameter("a", after.audience()).setParameter("s", after.subject())
                .setParameter("p", after.position()).setReadOnly(true).setMaxResults(limit).getResultList();
    }

    /** Makes room at a place of a list, or closes a gap. */
    Uni<Void> shift(Mutiny.Session session, PolicyRow row, int first, int step) {
        return session.createMutationQuery(SHIFT).setParameter("step", step).setParameter("tenant", row.tenant)
                .setParameter("audience", row.audience).setParameter("subject", row.subject)
                .setParameter("first", first).executeUpdate().replaceWithVoid();
    }

    /** Fails with 404. */
    Uni<PolicyRow> require(Mutiny.Session session, String tenant, String id) {
        return session.find(PolicyRow.class, new PolicyKey(tenant, id)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("no policy " + id));
    }

    Uni<Void> delete(Mutiny.Session session, PolicyRow row) {
        return session.createMutationQuery("delete from PolicyRow where tenant = :tenant and id = :id")
                .setParameter("tenant", row.tenant).setParameter("id", row.id).executeUpdate().replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, PolicyRow row) {
        return session
                .createMutationQuery("update PolicyRow set pattern = :pattern, effect = :effect, place = :place,"
                        + " expiresIn = :expiresIn, updatedAt = :updatedAt, version = :version where tenant = :tenant and id = :id")
                .setParameter("pattern", row.pattern).setParameter("effect", row.effect)
                .setParameter("place", row.place).setParameter("expiresIn", row.expiresIn)
                .setParameter("updatedAt", row.updatedAt).setParameter("version", row.version)
                .setParameter("tenant", row.tenant).setParameter("id", row.id).executeUpdate().replaceWithVoid();
    }
}

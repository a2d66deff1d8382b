package io.mooring.catalog.provider;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.provider.Publication.Fact;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.provider}, which are nobody's: their tenant is {@link #EVERYBODY}. */
@ApplicationScoped
class ProviderStore {

    /** In place of a tenant, which can't be named like this. */
    static final String EVERYBODY = "*";

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended('provider', 0)) as text)";
    private static final String NEXT_VERSION = "select nextval('app.version')";
    private static final String ALL = "from ProviderRow where tenant = :tenant";
    private static final String PUT = "insert into app.provider (tenant, id, hash, version) values (?1, ?2, ?3, ?4)"
            + " on conflict (tenant, id) do update set hash = excluded.hash, version = excluded.version";
    private static final String REMOVE = "delete from ProviderRow where tenant = :tenant and id in (:ids)";

    /** Takes the table for this transaction: one replica publishes at a time. Gives the version of what it says. */
    Uni<Long> claim(Mutiny.Session session) {
        return session.createNativeQuery(LOCK, String.class).getSingleResult()
                .chain(() -> session.createNativeQuery(NEXT_VERSION, Long.class).getSingleResult());
    }

    /** Id to hash of the facts that were published. */
    Uni<Map<String, String>> hashes(Mutiny.Session session) {
        return session.createSelectionQuery(ALL, ProviderRow.class).setParameter("tenant", EVERYBODY).getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, row -> row.hash)));
    }

    Uni<Void> record(Mutiny.Session session, List<Fact> facts, long version) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Fact fact : facts) {
            done = done.chain(() -> session.createNativeQuery(PUT).setParameter(1, EVERYBODY)
                    .setParameter(2, fact.id()).setParameter(3, fact.hash()).setParameter(4, version).executeUpdate())
                    .replaceWithVoid();
        }
        return done;
    }

    Uni<Void> remove(Mutiny.Session session, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery(REMOVE).setParameter("tenant", EVERYBODY).setParameter("ids", ids)
                        .executeUpdate().replaceWithVoid();
    }
}

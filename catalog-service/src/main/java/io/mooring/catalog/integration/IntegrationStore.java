package io.mooring.catalog.integration;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.integration}. */
@ApplicationScoped
public class IntegrationStore {

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";
    private static final String NEXT_VERSION = "select nextval('app.version')";
    private static final String PAGE = "from IntegrationRow where tenant = :tenant and slug > :after"
            + " and (:kind = '' or kind = :kind) and (:text = '' or locate(:text, lower(slug)) > 0"
            + " or locate(:text, lower(name)) > 0 or locate(:text, lower(description)) > 0) order by slug";

    private final Clock clock;

    IntegrationStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Which integrations a list shows.
     *
     * @param kind of this kind only, when present
     * @param text in lower case, part of slug, name or description; empty for all
     */
    public record Filter(@Nullable Kind kind, String text) {}

    /**
     * Takes the slug for this transaction and gives the version of what it will change. One writer per slug at a time, so
     * that versions rise in the order of commits, also over removal and a new registration.
     */
    public Uni<Long> claim(Mutiny.Session session, String tenant, String slug) {
        return session.createNativeQuery(LOCK, String.class).setParameter(1, tenant + "/" + slug).getSingleResult()
                .chain(() -> session.createNativeQuery(NEXT_VERSION, Long.class).getSingleResult());
    }

    /** Fails with 409 when the tenant has this slug. */
    public Uni<Void> requireFree(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug)).invoke(row -> {
            if (row != null) {
                throw CatalogError.SLUG_TAKEN.at("/slug", "expected a slug that is not in use");
            }
        }).replaceWithVoid();
    }

    public Uni<Integration> insert(Mutiny.Session session, String tenant, Draft draft, long version) {
        IntegrationRow row = new IntegrationRow(tenant, draft, version, clock.instant());
        return session.persist(row).chain(session::flush).replaceWith(row::integration);
    }

    /** Fails with 404 when the tenant has no such integration. */
    public Uni<Integration> require(Mutiny.Session session, String tenant, String slug) {
        return requireRow(session, tenant, slug).map(IntegrationRow::integration);
    }

    /** One page in order of slug, with one row more when another page follows. */
    public Uni<List<Integration>> list(Mutiny.Session session, String tenant, Filter filter, Cursor cursor) {
        return session.createSelectionQuery(PAGE, IntegrationRow.class).setParameter("tenant", tenant)
                .setParameter("after", cursor.after() == null ? "" : cursor.after())
                .setParameter("kind", filter.kind() == null ? "" : filter.kind().label())
                .setParameter("text", filter.text()).setMaxResults(cursor.fetch()).getResultList()
                .map(rows -> rows.stream().map(IntegrationRow::integration).toList());
    }

    /** Sets what is not null. */
    public Uni<Integration> change(Mutiny.Session session, Integration integration, @Nullable String name,
            @Nullable String description, long version) {
        return requireRow(session, integration.tenant(), integration.slug()).map(row -> {
            row.name = name == null ? row.name : name;
            row.description = description == null ? row.description : description;
            row.version = version;
            row.updatedAt = clock.instant();
            return row.integration();
        });
    }

    public Uni<Void> remove(Mutiny.Session session, Integration integration) {
        return requireRow(session, integration.tenant(), integration.slug()).call(session::remove).call(session::flush)
                .replaceWithVoid();
    }

    private Uni<IntegrationRow> requireRow(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug)).onItem().ifNull()
                .failWith(() -> unknown(slug));
    }

    private static HttpProblem unknown(String slug) {
        return GeneralError.NOT_FOUND.because("there is no integration " + slug);
    }
}

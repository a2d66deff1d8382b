package io.mooring.catalog.integration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Changes;
import io.mooring.catalog.Draft;
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
            + " and (:kind = '' or kind = :kind) and (:tier = '' or tier = :tier) and (:provider = ''"
            + " or provider = :provider) and (:family = '' or family = :family)"
            + " and (:role = '' or array_contains(roles, :role)) and (:text = '' or locate(:text, lower(slug)) > 0"
            + " or locate(:text, lower(name)) > 0 or locate(:text, lower(description)) > 0) order by slug";

    private final Clock clock;

    IntegrationStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Which integrations a list shows; what is empty does not count.
     *
     * @param kind word of a kind
     * @param tier P0, P1 or P2
     * @param role one it is curated for
     * @param provider id of the provider whose credentials it takes
     * @param family id of its bundle
     * @param text in lower case, part of slug, name or description
     */
    public record Filter(String kind, String tier, String role, String provider, String family, String text) {}

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
                .setParameter("kind", filter.kind()).setParameter("tier", filter.tier())
                .setParameter("role", filter.role()).setParameter("provider", filter.provider())
                .setParameter("family", filter.family()).setParameter("text", filter.text())
                .setMaxResults(cursor.fetch()).getResultList()
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

    /**
     * Takes over what a draft says; version and revision rise only where it differs. Other tools in the place of what
     * connections listed are a revision too: their lists are stale. Fails with 404 when there is no such integration.
     */
    public Uni<Integration> replace(Mutiny.Session session, String tenant, Draft draft, Changes changes, long version) {
        return requireRow(session, tenant, draft.slug().text()).map(row -> {
            Integration before = row.integration();
            boolean configured = row.isConfiguredBy(draft);
            row.take(draft);
            if (configured && changes.isEmpty() && row.integration().equals(before)) {
                return before;
            }
            boolean stands = configured && (changes.isEmpty() || !draft.kind().isListedByConnections());
            row.configRevision = stands ? row.configRevision : version;
            row.stamp(draft.toolset().tools().size(), version, clock.instant());
            return row.integration();
        }).call(session::flush);
    }

    /** Takes over all a draft says but its tools; version and revision rise only where it differs. */
    public Uni<Integration> reconfigure(Mutiny.Session session, String tenant, Draft draft, long version) {
        return requireRow(session, tenant, draft.slug().text()).map(row -> {
            Integration before = row.integration();
            boolean configured = row.isConfiguredBy(draft);
            row.take(draft);
            if (configured && row.integration().equals(before)) {
                return before;
            }
            row.configRevision = configured ? row.configRevision : version;
            row.stamp(row.toolCount, version, clock.instant());
            return row.integration();
        }).call(session::flush);
    }

    /** Takes over a configuration its kind gives, when it differs. */
    public Uni<Integration> configure(Mutiny.Session session, Integration integration, String config, long version) {
        return requireRow(session, integration.tenant(), integration.slug()).map(row -> {
            if (!row.config.equals(config)) {
                row.config = config;
                row.configRevision = version;
                row.stamp(row.toolCount, version, clock.instant());
            }
            return row.integration();
        }).call(session::flush);
    }

    /** Notes how many tools there are now. */
    public Uni<Integration> restocked(Mutiny.Session session, Integration integration, int toolCount, long version) {
        return requireRow(session, integration.tenant(), integration.slug()).map(row -> {
            row.stamp(toolCount, version, clock.instant());
            return row.integration();
        }).call(session::flush);
    }

    /** Empty when the tenant has no such integration. */
    public Uni<Optional<Integration>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(IntegrationRow::integration));
    }

    /** The JSON text only its kind reads. Fails with 404 when the tenant has no such integration. */
    public Uni<String> requireConfig(Mutiny.Session session, String tenant, String slug) {
        return requireRow(session, tenant, slug).map(row -> row.config);
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

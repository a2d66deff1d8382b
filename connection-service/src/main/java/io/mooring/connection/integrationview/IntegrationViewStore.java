package io.mooring.connection.integrationview;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** The local copy of the catalog, in the caller's transaction. */
@ApplicationScoped
public class IntegrationViewStore {

    private static final String UPSERT = "insert into app.integration_view as known"
            + " (tenant, slug, name, auth_methods, version, kind, provider, family, base_url, config_schema)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''), nullif(?8, ''), nullif(?9, ''), nullif(?10, ''))"
            + " on conflict (tenant, slug) do update set name = excluded.name, auth_methods = excluded.auth_methods,"
            + " version = excluded.version, kind = excluded.kind, provider = excluded.provider,"
            + " family = excluded.family, base_url = excluded.base_url, config_schema = excluded.config_schema"
            + " where known.version <= excluded.version";

    private static final String APPS = "from IntegrationViewRow where tenant = :tenant"
            + " and (kind is null or kind <> 'built-in')"
            + " and (slug in :names or family in :names or provider in :names)";

    /** Keeps the state unless a newer one is known. */
    public Uni<Void> record(Mutiny.Session session, IntegrationState state) {
        return session.createNativeQuery(UPSERT).setParameter(1, state.getTenant()).setParameter(2, state.getSlug())
                .setParameter(3, state.getName()).setParameter(4, AuthMethods.write(AuthMethods.of(state)))
                .setParameter(5, state.getVersion()).setParameter(6, state.getKind())
                .setParameter(7, text(state.getProvider())).setParameter(8, text(state.getFamily()))
                .setParameter(9, text(state.getBaseUrl())).setParameter(10, text(state.getConfigSchema()))
                .executeUpdate().replaceWithVoid();
    }

    private static String text(@Nullable String absent) {
        return absent == null ? "" : absent;
    }

    /** Forgets the integration; waits for transactions that hold it. */
    public Uni<Void> remove(Mutiny.Session session, String tenant, String slug) {
        return session.createMutationQuery("delete from IntegrationViewRow where tenant = ?1 and slug = ?2")
                .setParameter(1, tenant).setParameter(2, slug).executeUpdate().replaceWithVoid();
    }

    public Uni<Optional<IntegrationView>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationViewRow.class, new IntegrationViewRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(IntegrationViewRow::view));
    }

    /** Finds the integration and keeps it from being removed until the caller's transaction ends. */
    public Uni<Optional<IntegrationView>> findAndHold(Mutiny.Session session, String tenant, String slug) {
        return session
                .find(IntegrationViewRow.class, new IntegrationViewRow.Key(tenant, slug), LockModeType.PESSIMISTIC_READ)
                .map(row -> Optional.ofNullable(row).map(IntegrationViewRow::view));
    }

    /** In order of their slugs. */
    public Uni<List<IntegrationView>> findPage(Mutiny.Session session, String tenant, Cursor cursor) {
        return session
                .createSelectionQuery("from IntegrationViewRow where tenant = :tenant and slug > :after order by slug",
                        IntegrationViewRow.class)
                .setParameter("tenant", tenant).setParameter("after", cursor.after() == null ? "" : cursor.after())
                .setMaxResults(cursor.fetch()).getResultList()
                .map(IntegrationViewStore::views);
    }

    /** Those that are the app of this name, by slug, provider or family, and are not built in; in order of their slugs. */
    public Uni<List<IntegrationView>> findByApp(Mutiny.Session session, String tenant, String name) {
        return session.createSelectionQuery(APPS + " order by slug", IntegrationViewRow.class)
                .setParameter("tenant", tenant).setParameter("names", List.of(name)).getResultList()
                .map(IntegrationViewStore::views);
    }

    /** Those of these slugs that are known. */
    public Uni<List<IntegrationView>> findAll(Mutiny.Session session, String tenant, List<String> slugs) {
        return slugs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from IntegrationViewRow where tenant = ?1 and slug in ?2 order by slug",
                        IntegrationViewRow.class).setParameter(1, tenant).setParameter(2, slugs).getResultList()
                        .map(IntegrationViewStore::views);
    }

    /** JSON Schema of the variables an integration is configured with; empty when it has none. */
    public Uni<Optional<String>> findConfigSchema(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationViewRow.class, new IntegrationViewRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(it -> it.configSchema));
    }

    private static List<IntegrationView> views(List<IntegrationViewRow> rows) {
        return rows.stream().map(IntegrationViewRow::view).toList();
    }

    /** Those of the names that are the slug, family or provider of an integration that is not built in. */
    public Uni<Set<String>> findApps(Mutiny.Session session, String tenant, Collection<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : session.createSelectionQuery(APPS, IntegrationViewRow.class).setParameter("tenant", tenant)
                        .setParameter("names", names).getResultList()
                        .map(rows -> rows.stream().flatMap(row -> Stream.of(row.slug, row.family, row.provider))
                                .filter(names::contains).collect(Collectors.toSet()));
    }
}

package io.mooring.executor.toolview;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.executor.ExecutorError;
import io.smallrye.mutiny.Uni;

/** Reads the copy of integrations. */
@ApplicationScoped
public class IntegrationViewStore {

    public Uni<Optional<IntegrationView>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(IntegrationViewStore::view));
    }

    /** Those of the integrations that are of a kind. */
    public Uni<List<IntegrationView>> ofKind(Mutiny.Session session, String tenant, Set<String> slugs, String kind) {
        return slugs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from IntegrationRow where tenant = :tenant and slug in :slugs"
                        + " and kind = :kind", IntegrationRow.class).setParameter("tenant", tenant)
                        .setParameter("slugs", slugs).setParameter("kind", kind).setReadOnly(true).getResultList()
                        .map(rows -> rows.stream().map(IntegrationViewStore::view).toList());
    }

    private static IntegrationView view(IntegrationRow row) {
        return new IntegrationView(row.slug, row.kind, row.configRevision, row.runtime, row.version);
    }

    /** Fails with 503 when it has not arrived: its tools have, so it will. */
    public Uni<IntegrationView> require(Mutiny.Session session, String tenant, String slug) {
        return find(session, tenant, slug).map(found -> found.orElseThrow(
                () -> ExecutorError.TOOL_NOT_READY.because("integration " + slug + " has not arrived")));
    }
}

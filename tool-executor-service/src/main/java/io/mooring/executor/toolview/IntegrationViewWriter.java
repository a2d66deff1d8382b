package io.mooring.executor.toolview;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.contracts.outbox.StateChanges;
import io.smallrye.mutiny.Uni;

/** Writes the copy of integrations; the tenant is the event's own, which row-level security checks again. */
@ApplicationScoped
class IntegrationViewWriter {

    private static final String SAVE = """
            insert into app.integration_view as known (tenant, slug, name, description, kind, provider, family, tier,
                roles, config_revision, runtime, config_schema, version)
            select cast(?1 as text), slug, name, description, kind, provider, family, tier, roles, config_revision,
                runtime, config_schema, version from\s""" + BulkStatements.ROWS + """
            (slug text, name text, description text, kind text, provider text, family text, tier text, roles text[],
                config_revision bigint, runtime text, config_schema text, version bigint)
            on conflict (tenant, slug) do update set name = excluded.name, description = excluded.description,
                kind = excluded.kind, provider = excluded.provider, family = excluded.family, tier = excluded.tier,
                roles = excluded.roles, config_revision = excluded.config_revision, runtime = excluded.runtime,
                config_schema = excluded.config_schema, version = excluded.version,
                changed_in = case when (known.name, known.provider, known.family)
                    is distinct from (excluded.name, excluded.provider, excluded.family)
                    then excluded.changed_in else known.changed_in end,
                revised_in = case when (known.kind, known.config_revision)
                    is distinct from (excluded.kind, excluded.config_revision)
                    then excluded.revised_in else known.revised_in end
            where excluded.version >= known.version""";
    private static final String REMOVE = "delete from app.integration_view known using " + BulkStatements.ROWS
            + " (integration text) where known.tenant = ?1 and known.slug = given.integration";

    Uni<Void> write(Mutiny.Session session, String tenant, StateChanges<IntegrationState> changes) {
        List<StateKey> removed = changes.removed().stream().map(key -> StateKey.of(tenant, key)).toList();
        List<Saved> saved = changes.saved().stream().map(Saved::of).toList();
        return BulkStatements.run(session, REMOVE, tenant, removed)
                .chain(() -> BulkStatements.run(session, SAVE, tenant, saved));
    }

    private record Saved(String slug, String name, String description, String kind, @Nullable String provider,
            @Nullable String family, @Nullable String tier, List<String> roles, long configRevision,
            @Nullable String runtime, @Nullable String configSchema, long version) {

        static Saved of(IntegrationState state) {
            return new Saved(state.getSlug(), state.getName(), state.getDescription(), state.getKind(),
                    state.getProvider(), state.getFamily(), state.getTier(), state.getRoles(),
                    state.getConfigRevision(), state.getRuntime(), state.getConfigSchema(), state.getVersion());
        }
    }
}

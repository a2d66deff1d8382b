package io.mooring.executor.toolview;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.contracts.outbox.StateChanges;
import io.smallrye.mutiny.Uni;

/** Writes the copy of shared schema definitions. */
@ApplicationScoped
class DefinitionViewWriter {

    private static final String SAVE = "insert into app.definition_view (tenant, integration, hash, schema, uses)"
            + " select cast(?1 as text), integration, hash, schema, cast(uses as text) from " + BulkStatements.ROWS
            + " (integration text, hash text, schema text, uses json) on conflict do nothing";
    private static final String REMOVE = "delete from app.definition_view known using " + BulkStatements.ROWS
            + " (integration text, item text) where known.tenant = ?1 and known.integration = given.integration"
            + " and known.hash = given.item";

    Uni<Void> write(Mutiny.Session session, String tenant, StateChanges<DefinitionState> changes) {
        List<StateKey> removed = changes.removed().stream().map(key -> StateKey.of(tenant, key)).toList();
        List<Saved> saved = changes.saved().stream()
                .map(state -> new Saved(state.getIntegration(), state.getHash(), state.getSchema$(), state.getUses()))
                .toList();
        return BulkStatements.run(session, REMOVE, tenant, removed)
                .chain(() -> BulkStatements.run(session, SAVE, tenant, saved));
    }

    private record Saved(String integration, String hash, String schema, Map<String, String> uses) {}
}

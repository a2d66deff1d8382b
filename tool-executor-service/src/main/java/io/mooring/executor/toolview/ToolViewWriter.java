package io.mooring.executor.toolview;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.catalog.ToolState;
import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.contracts.outbox.StateChanges;
import io.smallrye.mutiny.Uni;

/** Writes the copy of tools; the tenant is the event's own, which row-level security checks again. */
@ApplicationScoped
class ToolViewWriter {

    private static final String SAVE = """
            insert into app.tool_view as known (tenant, integration, name, variant, title, description, kind,
                input_schema, output_schema, definitions, binding, read_only, destructive, idempotent, tags,
                parameter_names, connections, alias, version)
            select cast(?1 as text), integration, name, variant, title, description, kind, input_schema, output_schema,
                cast(definitions as text), binding, read_only, destructive, idempotent, tags, parameter_names,
                connections, alias, version from\s""" + BulkStatements.ROWS + """
            (integration text, name text, variant text, title text, description text, kind text, input_schema text,
                output_schema text, definitions json, binding text, read_only boolean, destructive boolean,
                idempotent boolean, tags text[], parameter_names text[], connections text[],
                alias text, version bigint)
            on conflict (tenant, integration, name, variant) do update set title = excluded.title,
                description = excluded.description, kind = excluded.kind, input_schema = excluded.input_schema,
                output_schema = excluded.output_schema, definitions = excluded.definitions, binding = excluded.binding,
                read_only = excluded.read_only, destructive = excluded.destructive, idempotent = excluded.idempotent,
                tags = excluded.tags, parameter_names = excluded.parameter_names, connections = excluded.connections,
                alias = excluded.alias, version = excluded.version, changed_in = excluded.changed_in
            where excluded.version >= known.version""";
    private static final String REMOVE = "with gone as (delete from app.tool_view known using " + BulkStatements.ROWS
            + """
                     (integration text, item text, variant text)
                    where known.tenant = ?1 and known.integration = given.integration and known.name = given.item
                        and known.variant = given.variant
                    returning known.tenant, known.integration, known.name, known.variant)
                    insert into app.tool_removal (tenant, integration, name, variant) select * from gone""";

    Uni<Void> write(Mutiny.Session session, String tenant, StateChanges<ToolState> changes) {
        List<StateKey> removed = changes.removed().stream().map(key -> StateKey.of(tenant, key)).toList();
        List<SavedTool> saved = changes.saved().stream().map(SavedTool::of).toList();
        return BulkStatements.run(session, REMOVE, tenant, removed)
                .chain(() -> BulkStatements.run(session, SAVE, tenant, saved));
    }
}

package io.mooring.executor.toolview;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.ToolState;
import io.smallrye.mutiny.Uni;

/** Writes the copy of the catalog; the tenant is the event's own, which row-level security checks again. */
@ApplicationScoped
class ToolViewWriter {

    private static final String SAVE_INTEGRATION = "insert into app.integration_view as known"
            + " (tenant, slug, name, description, kind, version) values (?1, ?2, ?3, ?4, ?5, ?6)"
            + " on conflict (tenant, slug) do update set name = excluded.name, description = excluded.description,"
            + " kind = excluded.kind, version = excluded.version where excluded.version >= known.version";
    private static final String SAVE_TOOL = "insert into app.tool_view as known (tenant, integration, name, title,"
            + " description, kind, input_schema, definitions, binding, read_only, destructive, idempotent, version)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            + " on conflict (tenant, integration, name) do update set title = excluded.title,"
            + " description = excluded.description, kind = excluded.kind, input_schema = excluded.input_schema,"
            + " definitions = excluded.definitions, binding = excluded.binding, read_only = excluded.read_only,"
            + " destructive = excluded.destructive, idempotent = excluded.idempotent, version = excluded.version"
            + " where excluded.version >= known.version";
    /** The key has the hash of the content: a record never changes. */
    private static final String SAVE_DEFINITION = "insert into app.definition_view (tenant, integration, hash, schema)"
            + " values (?1, ?2, ?3, ?4) on conflict do nothing";

    private final ObjectMapper json;

    ToolViewWriter(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> save(Mutiny.Session session, String tenant, IntegrationState integration) {
        return run(session, SAVE_INTEGRATION, tenant, integration.getSlug(), integration.getName(),
                integration.getDescription(), integration.getKind(), integration.getVersion());
    }

    Uni<Void> save(Mutiny.Session session, String tenant, ToolState tool) {
        return run(session, SAVE_TOOL, tenant, tool.getIntegration(), tool.getName(), tool.getTitle(),
                tool.getDescription(), tool.getKind(), tool.getInputSchema(), text(tool.getDefinitions()),
                tool.getBinding(), tool.getReadOnly(), tool.getDestructive(), tool.getIdempotent(), tool.getVersion());
    }

    Uni<Void> save(Mutiny.Session session, String tenant, DefinitionState definition) {
        return run(session, SAVE_DEFINITION, tenant, definition.getIntegration(), definition.getHash(),
                definition.getSchema$());
    }

    Uni<Void> removeIntegration(Mutiny.Session session, String tenant, StateKey key) {
        return run(session, "delete from app.integration_view where tenant = ?1 and slug = ?2", tenant,
                key.integration());
    }

    Uni<Void> removeTool(Mutiny.Session session, String tenant, StateKey key) {
        return run(session, "delete from app.tool_view where tenant = ?1 and integration = ?2 and name = ?3", tenant,
                key.integration(), key.item());
    }

    Uni<Void> removeDefinition(Mutiny.Session session, String tenant, StateKey key) {
        return run(session, "delete from app.definition_view where tenant = ?1 and integration = ?2 and hash = ?3",
                tenant, key.integration(), key.item());
    }

    private static Uni<Void> run(Mutiny.Session session, String sql, Object... values) {
        Mutiny.MutationQuery query = session.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.executeUpdate().replaceWithVoid();
    }

    private String text(Map<String, String> definitions) {
        try {
            return json.writeValueAsString(definitions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}

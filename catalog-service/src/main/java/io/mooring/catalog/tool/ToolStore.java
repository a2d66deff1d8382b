package io.mooring.catalog.tool;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Tool;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.tool} and {@code app.definition}. */
@ApplicationScoped
public class ToolStore {

    private static final String PAGE = "select t.name, t.title, t.description, t.readOnly, t.destructive, t.idempotent,"
            + " t.tags from ToolRow t where t.tenant = :tenant and t.integration = :integration and t.name > :after"
            + " and (:text = '' or locate(:text, lower(t.name)) > 0 or locate(:text, lower(t.title)) > 0"
            + " or locate(:text, lower(t.description)) > 0) order by t.name";
    private static final String DEFINITIONS = "from DefinitionRow where tenant = :tenant and integration = :integration"
            + " and hash in :hashes";
    private static final String REMOVE_TOOLS = "delete from app.tool where tenant = ?1 and integration = ?2"
            + " returning name";
    private static final String REMOVE_DEFINITIONS = "delete from app.definition where tenant = ?1 and integration = ?2"
            + " returning hash";

    /** One row of a list, as the query selects it. */
    private record Listed(String name, String title, String description, boolean readOnly, boolean destructive,
            boolean idempotent, String tags) {}

    /** Adds all tools and definitions of an integration that has none. */
    public Uni<Void> insert(Mutiny.Session session, Shelf shelf) {
        Stream<Object> definitions = shelf.schemas().entrySet().stream().map(schema -> new DefinitionRow(
                shelf.tenant(), shelf.integration(), schema.getKey(), schema.getValue()));
        Stream<Object> tools = shelf.toolset().tools().stream().map(tool -> row(shelf, tool));
        return session.persistAll(Stream.concat(definitions, tools).toArray()).chain(session::flush);
    }

    /** Removes all tools and definitions of an integration and answers their tombstones. */
    public Uni<List<Event>> remove(Mutiny.Session session, String tenant, String integration) {
        return removed(session, REMOVE_TOOLS, tenant, integration)
                .chain(tools -> removed(session, REMOVE_DEFINITIONS, tenant, integration)
                        .map(hashes -> ToolEvents.gone(tenant, integration, tools, hashes)));
    }

    /** One page in order of name, with one more when another page follows; without schemas. */
    public Uni<List<ToolView>> list(Mutiny.Session session, String tenant, String integration, String text,
            Cursor cursor) {
        return session.createSelectionQuery(PAGE, Listed.class).setParameter("tenant", tenant)
                .setParameter("integration", integration)
                .setParameter("after", cursor.after() == null ? "" : cursor.after()).setParameter("text", text)
                .setMaxResults(cursor.fetch()).getResultList()
                .map(rows -> rows.stream().map(row -> view(integration, row)).toList());
    }

    /** One tool with its schema. Fails with 404 when there is no such tool. */
    public Uni<ToolView> require(Mutiny.Session session, String tenant, String integration, String name) {
        return session.find(ToolRow.class, new ToolRow.Key(tenant, integration, name)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("integration " + integration + " has no tool " + name))
                .chain(row -> bundle(session, row).map(schema -> view(row, schema)));
    }

    private static ToolRow row(Shelf shelf, Tool tool) {
        return new ToolRow(shelf.tenant(), shelf.integration(), tool, JsonText.write(shelf.needs(tool)),
                JsonText.write(tool.tags()), shelf.version());
    }

    private static Uni<List<String>> removed(Mutiny.Session session, String delete, String tenant, String integration) {
        return session.createNativeQuery(delete, String.class).setParameter(1, tenant).setParameter(2, integration)
                .getResultList();
    }

    private static Uni<JsonNode> bundle(Mutiny.Session session, ToolRow row) {
        Map<String, String> needs = JsonText.readMap(row.definitions);
        return definitions(session, row, needs.values())
                .map(found -> JsonText.bundle(row.inputSchema, needs, found));
    }

    private static Uni<Map<String, String>> definitions(Mutiny.Session session, ToolRow row,
            Collection<String> hashes) {
        return session.createSelectionQuery(DEFINITIONS, DefinitionRow.class).setParameter("tenant", row.tenant)
                .setParameter("integration", row.integration).setParameter("hashes", List.copyOf(hashes))
                .getResultList().map(JsonText::byHash);
    }

    private static ToolView view(String integration, Listed row) {
        return new ToolView(integration, row.name(), row.title(), row.description(), row.readOnly(), row.destructive(),
                row.idempotent(), JsonText.readList(row.tags()), null);
    }

    private static ToolView view(ToolRow row, @Nullable JsonNode schema) {
        return new ToolView(row.integration, row.name, row.title, row.description, row.readOnly, row.destructive,
                row.idempotent, JsonText.readList(row.tags), schema);
    }
}

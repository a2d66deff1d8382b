package io.mooring.executor.search;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

/**
 * Reads the copy of tools for the index, over all tenants. What changed is what one snapshot of the database sees and an
 * earlier one did not: transactions are told apart, so none is missed because it ended late, and none is read twice.
 */
@ApplicationScoped
class IndexedToolStore {

    private static final String TOOLS = """
            select cast(json_build_object(
                'id', json_build_object('tenant', tool.tenant, 'integration', tool.integration, 'name', tool.name,
                    'variant', tool.variant),
                'callName', tool.call_name, 'title', tool.title, 'description', left(tool.description, 4000),
                'kind', tool.kind, 'readOnly', tool.read_only,
                'brand', array_remove(array[brand.name, brand.provider, brand.family], null), 'tags', tool.tags,
                'parameters', tool.parameter_names, 'connections', tool.connections) as text)
            from app.tool_view tool left join app.integration_view brand
                on brand.tenant = tool.tenant and brand.slug = tool.integration
            where (tool.tenant, tool.integration, tool.name, tool.variant) > (?1, ?2, ?3, ?4)""";
    private static final String IN_ORDER = " order by tool.tenant, tool.integration, tool.name, tool.variant";
    private static final String WRITTEN_SINCE = """
            %1$s >= pg_snapshot_xmin(cast(cast(?5 as text) as pg_snapshot))
               and %1$s < pg_snapshot_xmax(cast(cast(?6 as text) as pg_snapshot))
               and not pg_visible_in_snapshot(%1$s, cast(cast(?5 as text) as pg_snapshot))
               and pg_visible_in_snapshot(%1$s, cast(cast(?6 as text) as pg_snapshot))""";
    private static final String CHANGED = TOOLS + " and " + WRITTEN_SINCE.formatted("tool.changed_in") + IN_ORDER;
    private static final String RENAMED = TOOLS + " and (tool.tenant, tool.integration) in"
            + " (select tenant, slug from app.integration_view where " + WRITTEN_SINCE.formatted("changed_in") + ")"
            + IN_ORDER;
    private static final String REMOVED = """
            select cast(json_build_object('tenant', tenant, 'integration', integration, 'name', name,
                'variant', variant) as text)
            from app.tool_removal
            where (tenant, integration, name, variant) > (?1, ?2, ?3, ?4) and\s"""
            + WRITTEN_SINCE.formatted("removed_in")
            + " group by tenant, integration, name, variant order by tenant, integration, name, variant";

    private final ObjectMapper json;

    IndexedToolStore(ObjectMapper json) {
        this.json = json;
    }

    /** What the database shows now, as a word. */
    Uni<String> snapshot(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_current_snapshot() as text)", String.class).getSingleResult();
    }

    /** All tools, a page of them. */
    Uni<List<IndexedTool>> all(Mutiny.Session session, ToolId after, int limit) {
        return after(session, TOOLS + IN_ORDER, after, limit).getResultList()
                .map(rows -> read(rows, IndexedTool.class));
    }

    /** Tools that were written between two snapshots and still exist, a page of them. */
    Uni<List<IndexedTool>> changed(Mutiny.Session session, Span span, ToolId after, int limit) {
        return within(after(session, CHANGED, after, limit), span).getResultList()
                .map(rows -> read(rows, IndexedTool.class));
    }

    /** Tools whose integration got other names between two snapshots, a page of them. */
    Uni<List<IndexedTool>> renamed(Mutiny.Session session, Span span, ToolId after, int limit) {
        return within(after(session, RENAMED, after, limit), span).getResultList()
                .map(rows -> read(rows, IndexedTool.class));
    }

    /** Tools that were removed between two snapshots, a page of them; they may be back already. */
    Uni<List<ToolId>> removed(Mutiny.Session session, Span span, ToolId after, int limit) {
        return within(after(session, REMOVED, after, limit), span).getResultList()
                .map(rows -> read(rows, ToolId.class));
    }

    /** Forgets removals from before a time. */
    Uni<Void> forget(Mutiny.Session session, java.time.Instant before) {
        return session.createNativeQuery("delete from app.tool_removal where removed_at < ?1").setParameter(1, before)
                .executeUpdate().replaceWithVoid();
    }

    private static Mutiny.SelectionQuery<String> after(Mutiny.Session session, String sql, ToolId after, int limit) {
        return session.createNativeQuery(sql, String.class).setParameter(1, after.tenant())
                .setParameter(2, after.integration()).setParameter(3, after.name()).setParameter(4, after.variant())
                .setMaxResults(limit);
    }

    private static Mutiny.SelectionQuery<String> within(Mutiny.SelectionQuery<String> query, Span span) {
        return query.setParameter(5, span.from()).setParameter(6, span.to());
    }

    private <T> List<T> read(List<String> rows, Class<T> type) {
        return rows.stream().map(row -> {
            try {
                return json.readValue(row, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the statement makes this JSON", e);
            }
        }).toList();
    }
}

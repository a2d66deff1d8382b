package io.mooring.executor.toolview;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.definition.Definitions;
import io.mooring.executor.ExecutorError;
import io.smallrye.mutiny.Uni;

/** Reads the copy of the catalog. */
@ApplicationScoped
public class ToolViewStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };

    /** Exactly those of {@link ToolRow}: Hibernate Reactive fails at a column it does not know. */
    private static final String COLUMNS = "tool.tenant, tool.integration, tool.name, tool.variant, tool.call_name,"
            + " tool.description, tool.kind, tool.input_schema, tool.output_schema, tool.definitions, tool.binding,"
            + " tool.read_only, tool.destructive, tool.connections, tool.version";

    private static final String WITHIN_REACH = "tool.tenant = ?1 and tool.kind = any(?2)"
            + " and (tool.kind = 'built-in' or tool.integration = any(?3)"
            + " and (tool.connections = '{}' or tool.connections && ?4))"
            + " and (?5 = '' or tool.integration = ?5) and (tool.read_only or not tool.integration = any(?6))"
            + " and (not ?7 or tool.integration || chr(10) || tool.name || chr(10) || tool.variant = any(?8)"
            + " or tool.integration || chr(10) || tool.name || chr(10) || tool.variant <> all(?9)"
            + " and tool.integration = any(?10)"
            + " and (tool.kind = 'built-in' or tool.connections = '{}' or tool.connections && ?11))";
    private static final Veil NONE = new Veil(Set.of(), Set.of(), Set.of(), Set.of());

    private final ObjectMapper json;

    ToolViewStore(ObjectMapper json) {
        this.json = json;
    }

    /** The tool at an address, in all its variants. */
    public Uni<List<ToolView>> find(Mutiny.Session session, String tenant, String integration, String name) {
        return session
                .createSelectionQuery("from ToolRow where tenant = :tenant and integration = :integration"
                        + " and name = :name order by variant", ToolRow.class)
                .setParameter("tenant", tenant).setParameter("integration", integration).setParameter("name", name)
                .setReadOnly(true).getResultList().map(this::views);
    }

    /**
     * The tool with a call name, in all its variants. Slugs may contain an underscore, so two tools can have the same one:
     * the longest slug wins, the other has its address.
     */
    public Uni<List<ToolView>> findByCallName(Mutiny.Session session, String tenant, String callName) {
        return session
                .createSelectionQuery("from ToolRow where tenant = :tenant and callName = :callName"
                        + " order by length(integration) desc, variant", ToolRow.class)
                .setParameter("tenant", tenant).setParameter("callName", callName).setReadOnly(true).getResultList()
                .chain(found -> found.isEmpty()
                        ? findByUsualName(session, tenant, callName)
                        : Uni.createFrom().item(found))
                .map(this::views).map(found -> found.stream()
                        .filter(tool -> tool.integration().equals(found.getFirst().integration())).toList());
    }

    /** What {@code call_name} would be, of a tool that has a short name instead. */
    private static Uni<List<ToolRow>> findByUsualName(Mutiny.Session session, String tenant, String callName) {
        return session.createNativeQuery("select " + COLUMNS + " from app.tool_view tool where tool.tenant = ?1"
                + " and tool.usual_name = ?2 order by length(tool.integration) desc, tool.variant", ToolRow.class)
                .setParameter(1, tenant).setParameter(2, callName).setReadOnly(true).getResultList();
    }

    /** Tools within reach, ordered by integration, name and variant. */
    public Uni<List<ToolView>> list(Mutiny.Session session, String tenant, Reach reach, @Nullable ToolPosition after,
            int limit) {
        ToolPosition from = after == null ? new ToolPosition("", "", "") : after;
        return within(session.createNativeQuery("select " + COLUMNS + " from app.tool_view tool where " + WITHIN_REACH
                + " and (tool.integration, tool.name, tool.variant) > (?12, ?13, ?14)"
                + " order by tool.integration, tool.name, tool.variant", ToolRow.class), tenant, reach)
                .setParameter(12, from.integration()).setParameter(13, from.name())
                .setParameter(14, from.variant())
                .setReadOnly(true).setMaxResults(limit).getResultList().map(this::views);
    }

    /** Of these tools what is within reach, in all its variants; which variant is named does not matter. */
    public Uni<List<ToolView>> these(Mutiny.Session session, String tenant, Reach reach,
            Collection<ToolPosition> wanted) {
        return within(session.createNativeQuery("select " + COLUMNS + " from app.tool_view tool where " + WITHIN_REACH
                + " and (tool.integration, tool.name) in (select * from unnest(cast(?12 as text[]), cast(?13 as text[])))"
                + " order by tool.integration, tool.name, tool.variant", ToolRow.class), tenant, reach)
                .setParameter(12, wanted.stream().map(ToolPosition::integration).toArray(String[]::new))
                .setParameter(13, wanted.stream().map(ToolPosition::name).toArray(String[]::new))
                .setReadOnly(true).getResultList().map(this::views);
    }

    /** Tools within reach that have one of these call names, those with the longest slugs first. */
    public Uni<List<ToolView>> named(Mutiny.Session session, String tenant, Reach reach, Set<String> callNames) {
        return within(session.createNativeQuery("select " + COLUMNS + " from app.tool_view tool where " + WITHIN_REACH
                + " and (tool.call_name = any(?12) or tool.usual_name = any(?12))"
                + " order by length(tool.integration) desc, tool.integration, tool.variant",
                ToolRow.class), tenant, reach).setParameter(12, array(callNames)).setReadOnly(true).getResultList()
                .map(this::views);
    }

    /** Whether more tools than so many are within reach; it counts no further. */
    public Uni<Boolean> areMoreThan(Mutiny.Session session, String tenant, Reach reach, int few) {
        return within(session.createNativeQuery("select count(*) from (select 1 from app.tool_view tool where "
                + WITHIN_REACH + " limit ?12) as counted", Long.class), tenant, reach).setParameter(12, few + 1)
                .getSingleResult().map(count -> count > few);
    }

    /** Tools within reach, of these integrations, with one of these names, in all their variants. */
    public Uni<List<ToolView>> inIntegrations(Mutiny.Session session, String tenant, Reach reach,
            Set<String> integrations, Set<String> names) {
        return within(session.createNativeQuery("select " + COLUMNS + " from app.tool_view tool where " + WITHIN_REACH
                + " and tool.integration = any(?12) and tool.name = any(?13)"
                + " order by tool.integration, tool.name, tool.variant", ToolRow.class), tenant, reach)
                .setParameter(12, array(integrations)).setParameter(13, array(names))
                .setReadOnly(true).getResultList().map(this::views);
    }

    /** Names that tools within reach have in more than one of these integrations. */
    public Uni<List<String>> sharedNames(Mutiny.Session session, String tenant, Reach reach,
            Set<String> integrations) {
        return within(session.createNativeQuery("select tool.name from app.tool_view tool where " + WITHIN_REACH
                + " and tool.integration = any(?12) group by tool.name"
                + " having count(distinct tool.integration) > 1", String.class), tenant, reach)
                .setParameter(12, array(integrations)).getResultList();
    }

    /** Call names of tools within reach, for suggestions. */
    public Uni<List<String>> callNames(Mutiny.Session session, String tenant, Reach reach, int limit) {
        return within(session.createNativeQuery("select distinct tool.call_name from app.tool_view tool where "
                + WITHIN_REACH + " order by tool.call_name", String.class), tenant, reach)
                .setMaxResults(limit).getResultList();
    }

    private static <T> Mutiny.SelectionQuery<T> within(Mutiny.SelectionQuery<T> query, String tenant, Reach reach) {
        Veil veil = reach.veil() == null ? NONE : reach.veil();
        return query.setParameter(1, tenant).setParameter(2, array(reach.kinds()))
                .setParameter(3, array(reach.integrations())).setParameter(4, array(reach.connections()))
                .setParameter(5, reach.only() == null ? "" : reach.only()).setParameter(6, array(reach.readOnly()))
                .setParameter(7, reach.veil() != null).setParameter(8, places(veil.shown()))
                .setParameter(9, places(veil.hidden())).setParameter(10, array(veil.integrations()))
                .setParameter(11, array(veil.connections()));
    }

    private static String[] places(Set<ToolPosition> tools) {
        return tools.stream().map(ToolPosition::text).toArray(String[]::new);
    }

    private static String[] array(Set<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** The shared definitions that schemas of these integrations need, directly or through others; those that arrived. */
    public Uni<Map<String, Definition>> definitions(Mutiny.Session session, String tenant, Set<String> integrations,
            Collection<Root> schemas) {
        return Definitions.of(schemas, hashes -> session
                .createSelectionQuery("from DefinitionRow where tenant = :tenant"
                        + " and integration in :integrations and hash in :hashes", DefinitionRow.class)
                .setParameter("tenant", tenant).setParameter("integrations", integrations)
                .setParameter("hashes", hashes).setReadOnly(true).getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.hash, this::definition, (one, same) -> one))));
    }

    private Definition definition(DefinitionRow row) {
        try {
            return Definition.of(json.readTree(row.schema), row.schema.length(), texts(row.uses));
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("one of its definitions is not JSON");
        }
    }

    /** What integrations belong to; one that is not known here is left out. */
    public Uni<List<Kin>> kin(Mutiny.Session session, String tenant, Set<String> integrations) {
        return integrations.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session
                        .createSelectionQuery("from IntegrationRow where tenant = :tenant and slug in :slugs",
                                IntegrationRow.class)
                        .setParameter("tenant", tenant).setParameter("slugs", integrations).setReadOnly(true)
                        .getResultList().map(rows -> rows.stream()
                                .map(row -> new Kin(row.slug, row.family, row.provider)).toList());
    }

    private List<ToolView> views(List<ToolRow> rows) {
        return rows.stream().map(this::view).toList();
    }

    private ToolView view(ToolRow row) {
        return new ToolView(row.integration, row.name, row.callName, row.variant, row.description, row.kind,
                row.inputSchema,
                row.outputSchema, texts(row.definitions), row.binding, row.readOnly, row.destructive,
                Set.copyOf(List.of(row.connections)), row.version);
    }

    private Map<String, String> texts(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this column is written by this service", e);
        }
    }
}

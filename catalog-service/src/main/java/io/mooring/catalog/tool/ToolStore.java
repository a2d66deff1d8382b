package io.mooring.catalog.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.definition.Bundle;
import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.definition.Definitions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.tool} and {@code app.definition}, to be read; {@link ShelfStore} writes them. */
@ApplicationScoped
public class ToolStore {

    /** The first comparison alone bounds what the index reads; the second one is for variants. */
    private static final String PAGE = "select t.name, t.variant, t.title, t.description, t.readOnly, t.destructive,"
            + " t.idempotent, t.tags, t.connections from ToolRow t where t.tenant = :tenant"
            + " and t.integration = :integration and t.name >= :name and (t.name > :name or t.variant > :variant)"
            + " and (:text = '' or locate(:text, lower(t.name)) > 0 or locate(:text, lower(t.title)) > 0"
            + " or locate(:text, lower(t.description)) > 0) and (:tag = '' or locate(:tag, t.tags) > 0)"
            + " and (:any = true or t.readOnly = :readOnly) order by t.name, t.variant";
    private static final String ONE = "from ToolRow where tenant = :tenant and integration = :integration"
            + " and name = :name and (:any = true or variant = :variant) order by variant";
    private static final String DEFINITIONS = "from DefinitionRow where tenant = :tenant and integration = :integration"
            + " and hash in :hashes";

    private static final String NAMES = "select name, lower(cast(binding as json) ->> 'method') || ' '"
            + " || (cast(binding as json) ->> 'path') as operation from app.tool"
            + " where tenant = ?1 and integration = ?2";

    /** One row of a list, as the query selects it. */
    private record Listed(String name, String variant, String title, String description, boolean readOnly,
            boolean destructive, boolean idempotent, String tags, String connections) {}

    /**
     * Which tools a list shows.
     *
     * @param text in lower case, part of name, title or description; empty for all
     * @param tag one of theirs; empty for all
     * @param readOnly these only, or the others only, when present
     */
    public record Filter(String text, String tag, @Nullable Boolean readOnly) {}

    /** One page in order of name, with one more when another page follows; without schemas. */
    public Uni<List<ToolView>> list(Mutiny.Session session, String tenant, String integration, Filter filter,
            Cursor cursor) {
        String[] after = after(cursor);
        return session.createSelectionQuery(PAGE, Listed.class).setParameter("tenant", tenant)
                .setParameter("integration", integration).setParameter("name", after[0])
                .setParameter("variant", after[1]).setParameter("text", filter.text())
                .setParameter("tag", filter.tag().isEmpty() ? "" : JsonText.write(filter.tag()))
                .setParameter("any", filter.readOnly() == null)
                .setParameter("readOnly", Boolean.TRUE.equals(filter.readOnly())).setMaxResults(cursor.fetch())
                .getResultList().map(rows -> rows.stream().map(row -> view(integration, row)).toList());
    }

    /**
     * One tool with its schemas; without a variant the first of its name. Fails with 404 when there is no such tool.
     */
    public Uni<ToolView> require(Mutiny.Session session, String tenant, String integration, String name,
            @Nullable String variant) {
        return session.createSelectionQuery(ONE, ToolRow.class).setParameter("tenant", tenant)
                .setParameter("integration", integration).setParameter("name", name)
                .setParameter("any", variant == null).setParameter("variant", variant == null ? "" : variant)
                .setMaxResults(1).getSingleResultOrNull().onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("integration " + integration + " has no tool " + name))
                .chain(row -> full(session, row));
    }

    /** Names of the tools whose binding has a method and a path, by {@code <method in lower case> <path>}. */
    public Uni<Map<String, String>> names(Mutiny.Session session, String tenant, String integration) {
        return session.createNativeQuery(NAMES, Object[].class).setParameter(1, tenant).setParameter(2, integration)
                .getResultList().map(ToolStore::byOperation);
    }

    /** Of rows with a name and, where there is one, an operation. */
    private static Map<String, String> byOperation(List<Object[]> tools) {
        Map<String, String> names = new HashMap<>();
        tools.stream().filter(tool -> tool[1] != null).forEach(tool -> names.put((String) tool[1], (String) tool[0]));
        return names;
    }

    private static String[] after(Cursor cursor) {
        String position = cursor.after() == null ? "" : cursor.after();
        int slash = position.indexOf('/');
        return slash < 0
                ? new String[]{position, ""}
                : new String[]{position.substring(0, slash), position.substring(slash + 1)};
    }

    private static Uni<ToolView> full(Mutiny.Session session, ToolRow row) {
        Map<String, String> needs = JsonText.readMap(row.definitions);
        Root input = new Root(JsonText.readObject(row.inputSchema), needs);
        Root output = row.outputSchema == null ? null : new Root(JsonText.readObject(row.outputSchema), needs);
        return Definitions.of(output == null ? List.of(input) : List.of(input, output),
                hashes -> definitions(session, row, hashes))
                .map(found -> view(row, Bundle.of(input, found).schema(),
                        output == null ? null : Bundle.of(output, found).schema()));
    }

    private static Uni<Map<String, Definition>> definitions(Mutiny.Session session, ToolRow row, Set<String> hashes) {
        return session.createSelectionQuery(DEFINITIONS, DefinitionRow.class).setParameter("tenant", row.tenant)
                .setParameter("integration", row.integration).setParameter("hashes", hashes).setReadOnly(true)
                .getResultList().map(rows -> rows.stream().collect(
                        Collectors.toMap(definition -> definition.hash, JsonText::definition)));
    }

    private static ToolView view(String integration, Listed row) {
        return new ToolView(integration, row.name(), present(row.variant()), row.title(), row.description(),
                row.readOnly(), row.destructive(), row.idempotent(), JsonText.readList(row.tags()),
                present(JsonText.readList(row.connections())), null, null);
    }

    private static ToolView view(ToolRow row, JsonNode input, @Nullable JsonNode output) {
        return new ToolView(row.integration, row.name, present(row.variant), row.title, row.description, row.readOnly,
                row.destructive, row.idempotent, JsonText.readList(row.tags),
                present(JsonText.readList(row.connections)), input, output);
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable List<String> present(List<String> list) {
        return list.isEmpty() ? null : list;
    }
}

package io.mooring.catalog.tool;

import java.util.List;
import java.util.function.Function;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.tool.Goods.Item;
import io.smallrye.mutiny.Uni;

/** Some tools by columns: one statement writes them all, whether they are new or different. */
record ToolColumns(Shelf shelf, List<Item> rows) {

    private static final String PUT = """
            insert into app.tool (tenant, integration, version, name, variant, title, description, input_schema,
                output_schema, definitions, binding, read_only, destructive, idempotent, tags, parameter_names,
                connections, hash)
            select ?1, ?2, ?3, name, variant, title, description, input_schema, output_schema, definitions, binding,
                cast(read_only as boolean), cast(destructive as boolean), cast(idempotent as boolean), tags,
                parameter_names, connections, hash
            from unnest(cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]), cast(?7 as text[]),
                cast(?8 as text[]), cast(?9 as text[]), cast(?10 as text[]), cast(?11 as text[]), cast(?12 as text[]),
                cast(?13 as text[]), cast(?14 as text[]), cast(?15 as text[]), cast(?16 as text[]),
                cast(?17 as text[]), cast(?18 as text[]))
                as part (name, variant, title, description, input_schema, output_schema, definitions, binding,
                    read_only, destructive, idempotent, tags, parameter_names, connections, hash)
            on conflict (tenant, integration, name, variant) do update set version = excluded.version,
                title = excluded.title, description = excluded.description, input_schema = excluded.input_schema,
                output_schema = excluded.output_schema, definitions = excluded.definitions,
                binding = excluded.binding, read_only = excluded.read_only, destructive = excluded.destructive,
                idempotent = excluded.idempotent, tags = excluded.tags, parameter_names = excluded.parameter_names,
                connections = excluded.connections, hash = excluded.hash""";

    /** In the order of the parameters from 4 on. */
    private static final List<Function<Item, @Nullable String>> COLUMNS = List.of(row -> row.tool().name(),
            row -> row.offer().variant(), row -> row.tool().title(), row -> row.tool().description(),
            row -> row.tool().inputSchema(), row -> row.tool().outputSchema(), row -> JsonText.write(row.needs()),
            row -> row.tool().binding(), row -> "" + row.tool().hints().readOnly(),
            row -> "" + row.tool().hints().destructive(), row -> "" + row.tool().hints().idempotent(),
            row -> JsonText.write(row.tool().tags()), row -> JsonText.write(row.tool().parameterNames()),
            row -> JsonText.write(row.offer().connections()), row -> row.hash());
    private static final int FIRST = 4;

    Uni<Void> put(Mutiny.Session session) {
        Mutiny.MutationQuery query = session.createNativeQuery(PUT).setParameter(1, shelf.tenant())
                .setParameter(2, shelf.integration()).setParameter(3, shelf.version());
        for (int column = 0; column < COLUMNS.size(); column++) {
            query.setParameter(FIRST + column, rows.stream().map(COLUMNS.get(column)).toArray(String[]::new));
        }
        return query.executeUpdate().replaceWithVoid();
    }
}

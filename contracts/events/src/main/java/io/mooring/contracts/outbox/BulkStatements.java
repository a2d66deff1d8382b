package io.mooring.contracts.outbox;

import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.smallrye.mutiny.Uni;

/**
 * Statements over many rows at once. The rows are one JSON parameter, which PostgreSQL reads back as a table: the text of
 * a statement is the same for any number of them.
 */
public final class BulkStatements {

    /** The rows, in a statement whose first parameter is the tenant; their columns follow in brackets. */
    public static final String ROWS = "json_to_recordset(cast(cast(?2 as text) as json)) as given";

    private static final ObjectMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private BulkStatements() {}

    /**
     * Runs it, unless there are no rows.
     *
     * @param rows records of what JSON has; a component {@code inputSchema} is column {@code input_schema}
     */
    public static Uni<Void> run(Mutiny.Session session, String sql, String tenant, List<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(sql).setParameter(1, tenant).setParameter(2, text(rows)).executeUpdate()
                        .replaceWithVoid();
    }

    /** Runs a statement that returns a text for each row it wrote, unless there are no rows. */
    public static Uni<List<String>> find(Mutiny.Session session, String sql, String tenant, List<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(sql, String.class).setParameter(1, tenant).setParameter(2, text(rows))
                        .getResultList();
    }

    private static String text(List<?> rows) {
        try {
            return COLUMNS.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        }
    }
}

package io.mooring.executor.database.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Column;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.ToolError;

/** Rows of an answer, as many as fit; says so when not all did. Used by one thread at a time. */
public final class Table {

    private static final int SMALL = 8;
    private static final int FIELD = 4;

    private final Limits limits;
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private List<Column> columns = List.of();
    private long bytes;
    private @Nullable String limit;
    private int surplus;

    public Table(Limits limits) {
        this.limits = limits;
    }

    public void describe(List<Column> described) {
        columns = List.copyOf(described);
    }

    /** Takes the row when it fits; once one did not, none does. Fails when not even one fits. */
    public void add(JsonNode row) {
        if (limit == null && rows.size() == limits.rows()) {
            limit = "rows";
        }
        long size = limit == null ? size(row) : 0;
        if (limit == null && bytes + size > limits.bytes()) {
            if (rows.isEmpty()) {
                throw tooLarge(limits.bytes());
            }
            limit = "bytes";
        }
        if (limit == null) {
            rows.add(row);
            bytes += size;
        } else {
            surplus++;
        }
    }

    /** For answers that were cut before a whole row had arrived. */
    public void cut() {
        if (rows.isEmpty()) {
            throw tooLarge(limits.bytes());
        }
        if (limit == null) {
            limit = "bytes";
        }
    }

    /** Whether nothing more is taken. */
    public boolean isFull() {
        return limit != null;
    }

    /** Rows that came although nothing more is taken. */
    public int surplus() {
        return surplus;
    }

    /** Rows to ask for: what is missing and one more, which shows whether there is more. */
    public int wanted() {
        return limits.rows() - rows.size() + 1;
    }

    public Outcome.Read answer() {
        return new Outcome.Read(rows, extent(), bytes);
    }

    private Extent extent() {
        return new Extent(rows.size(), limit != null, limit, columns);
    }

    public static QueryFailure tooLarge(long bytes) {
        return new QueryFailure(ToolError.RESPONSE_TOO_LARGE,
                "the first of it is larger than " + bytes + " bytes already; ask for less");
    }

    /** About as long as it is in JSON. */
    public static long size(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length() + FIELD;
        }
        if (!value.isContainerNode()) {
            return value.isBigDecimal() || value.isBigInteger() ? value.asText().length() : SMALL;
        }
        long size = FIELD;
        for (var field : value.properties()) {
            size += field.getKey().length() + FIELD + size(field.getValue());
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                size += 1 + size(element);
            }
        }
        return size;
    }
}

package io.mooring.executor.database.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome.Column;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.desc.ColumnDescriptor;

/** Rows as JSON objects. A column whose name is there already gets a number: no value is lost. */
final class SqlRows {

    private final List<Column> columns;

    private SqlRows(List<Column> columns) {
        this.columns = columns;
    }

    static SqlRows of(List<ColumnDescriptor> described) {
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ColumnDescriptor column : described) {
            columns.add(new Column(free(column.name(), taken), type(column)));
        }
        return new SqlRows(columns);
    }

    /** Of a row alone only the names are known. */
    static SqlRows of(Row row) {
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            columns.add(new Column(free(row.getColumnName(i), taken), ""));
        }
        return new SqlRows(columns);
    }

    List<Column> columns() {
        return columns;
    }

    ObjectNode json(Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            json.set(columns.get(i).name(), SqlValues.json(row.getValue(i)));
        }
        return json;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String type(ColumnDescriptor column) {
        String type = column.typeName();
        return type == null ? column.jdbcType().getName().toLowerCase(Locale.ROOT) : type.toLowerCase(Locale.ROOT);
    }
}

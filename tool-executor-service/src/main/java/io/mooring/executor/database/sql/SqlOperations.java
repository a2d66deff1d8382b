package io.mooring.executor.database.sql;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.executor.ExecutorError;

/** The operations of tools as statements. */
final class SqlOperations {

    private static final String PG_TABLES = """
            select n.nspname::text as schema, c.relname::text as name,
                case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
                    else 'table' end as kind,
                pg_catalog.obj_description(c.oid, 'pg_class') as comment
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
                and pg_catalog.has_table_privilege(c.oid, 'select')
            order by c.relname""";
    private static final String PG_OF_TABLE = " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ="
            + " c.relnamespace and n.nspname = $1 and c.relname = $2";
    private static final String PG_COLUMNS = """
            select a.attname::text as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
                not a.attnotnull as nullable, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default,
                pg_catalog.col_description(c.oid, a.attnum) as comment""" + PG_OF_TABLE + """
             join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            order by a.attnum""";
    private static final String PG_KEYS = """
            select k.conname::text as name, case k.contype when 'p' then 'primary key' when 'u' then 'unique'
                when 'f' then 'foreign key' else 'check' end as kind, pg_catalog.pg_get_constraintdef(k.oid) as definition"""
            + PG_OF_TABLE
            + " join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c') order by k.conname";
    private static final String PG_INDEXES = "select i.relname::text as name, x.indisunique as unique,"
            + " pg_catalog.pg_get_indexdef(i.oid) as definition" + PG_OF_TABLE
            + " join pg_catalog.pg_index x on x.indrelid = c.oid join pg_catalog.pg_class i on i.oid = x.indexrelid"
            + " order by i.relname";

    private static final String SCHEMA = " table_schema = coalesce(?, database())";
    private static final String MY_TABLES = "select table_schema as `schema`, table_name as name,"
            + " case table_type when 'BASE TABLE' then 'table' else lower(table_type) end as kind,"
            + " nullif(table_comment, '') as comment from information_schema.tables where" + SCHEMA
            + " order by table_name";
    private static final String MY_COLUMNS = "select column_name as name, column_type as type, is_nullable = 'YES' as"
            + " nullable, column_default as `default`, nullif(column_comment, '') as comment"
            + " from information_schema.columns where" + SCHEMA + " and table_name = ? order by ordinal_position";
    private static final String MY_KEYS = "select k.constraint_name as name, lower(t.constraint_type) as kind,"
            + " group_concat(k.column_name order by k.ordinal_position) as columns,"
            + " max(k.referenced_table_name) as `references` from information_schema.table_constraints t"
            + " join information_schema.key_column_usage k on k.constraint_schema = t.constraint_schema"
            + " and k.constraint_name = t.constraint_name and k.table_name = t.table_name where t."
            + SCHEMA.strip() + " and t.table_name = ? group by k.constraint_name, t.constraint_type"
            + " order by k.constraint_name";
    private static final String MY_INDEXES = "select index_name as name, min(non_unique) = 0 as `unique`,"
            + " group_concat(column_name order by seq_in_index) as columns from information_schema.statistics where"
            + SCHEMA + " and table_name = ? group by index_name order by index_name";

    private SqlOperations() {}

    static List<SqlStatement> statements(DatabaseKind kind, String operation, JsonNode arguments) {
        return switch (operation) {
            case "query" -> List.of(query(arguments));
            case "list_tables" -> List.of(new SqlStatement("tables", postgres(kind) ? PG_TABLES : MY_TABLES,
                    List.of(schema(kind, arguments))));
            case "describe_table" -> description(kind, arguments);
            default -> throw ExecutorError.TOOL_UNUSABLE.because("there is no operation " + operation);
        };
    }

    private static SqlStatement query(JsonNode arguments) {
        List<JsonNode> parameters = new ArrayList<>();
        arguments.path("parameters").forEach(parameters::add);
        return new SqlStatement("rows", arguments.path("query").asText(), parameters);
    }

    private static List<SqlStatement> description(DatabaseKind kind, JsonNode arguments) {
        List<JsonNode> named = List.of(schema(kind, arguments), arguments.path("table"));
        return postgres(kind)
                ? List.of(new SqlStatement("columns", PG_COLUMNS, named), new SqlStatement("keys", PG_KEYS, named),
                        new SqlStatement("indexes", PG_INDEXES, named))
                : List.of(new SqlStatement("columns", MY_COLUMNS, named), new SqlStatement("keys", MY_KEYS, named),
                        new SqlStatement("indexes", MY_INDEXES, named));
    }

    /** Nothing means the usual one: public, or the database of the connection. */
    private static JsonNode schema(DatabaseKind kind, JsonNode arguments) {
        String absent = postgres(kind) ? "public" : null;
        JsonNode given = arguments.path("schema");
        return given.isTextual() ? given : absent == null ? NullNode.getInstance() : TextNode.valueOf(absent);
    }

    private static boolean postgres(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRES;
    }
}

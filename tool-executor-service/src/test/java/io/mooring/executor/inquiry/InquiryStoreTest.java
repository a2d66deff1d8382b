package io.mooring.executor.inquiry;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The statements on a real PostgreSQL with this service's own tables. */
class InquiryStoreTest {

    private static final List<String> MIGRATIONS = List.of("V1__create_projections", "V2__know_variants_and_curation",
            "V2_1__follow_definitions", "V45__know_why_connections_stand_still", "V50__follow_tool_changes",
            "V70__ask_connections_what_they_offer");

    private static EmbeddedPostgres server;
    private static Connection session;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        session = server.getPostgresDatabase().getConnection();
        run("create schema app");
        for (String migration : MIGRATIONS) {
            run(Files.readString(Path.of("src/main/resources/db/migration", migration + ".sql")));
        }
        run("prepare enrol(timestamptz, text[], text) as " + InquiryStore.ENROL.replace('?', '$'));
        run("prepare due(timestamptz, int) as " + InquiryStore.DUE.replace('?', '$'));
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        session.close();
        server.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        run("truncate app.integration_view, app.connection_view, app.inquiry");
        run("insert into app.integration_view (tenant, slug, name, description, kind, config_revision, version)"
                + " values ('acme', 'shop', 's', '', 'graphql', 5, 5), ('acme', 'rest', 'r', '', 'openapi', 5, 5)");
        run("insert into app.connection_view (tenant, id, owner, integration, name, template, status,"
                + " credential_version, version) values ('acme', 'idle', 'org', 'shop', 'i', 'bearer', 'PENDING', 1, 1),"
                + " ('acme', 'other', 'org', 'rest', 'o', 'bearer', 'ACTIVE', 1, 1),"
                + " ('acme', 'ready', 'org', 'shop', 'r', 'bearer', 'ACTIVE', 1, 1)");
    }

    @Test
    void claimsConnectionsOfItsKindsThatCanBeUsed() throws SQLException {
        enrol("2026-01-01", "0");

        assertThat(rows("select connection from app.inquiry order by 1")).containsExactly("idle", "ready");
        assertThat(claimed("2026-01-02")).containsExactly("ready");
        assertThat(claimed("2025-12-31")).isEmpty();
    }

    @Test
    void leavesToOthersWhatOneHasClaimed() throws SQLException {
        // Given
        enrol("2026-01-01", "0");

        // When
        session.setAutoCommit(false);
        assertThat(claimed("2026-01-02")).containsExactly("ready");

        // Then
        try (Connection replica = server.getPostgresDatabase().getConnection()) {
            assertThat(rows(replica, InquiryStore.DUE.replace("?1", "timestamptz '2026-01-02'").replace("?2", "5")))
                    .isEmpty();
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
        run("update app.inquiry set claimed_until = '2026-01-03'");
        assertThat(claimed("2026-01-02")).isEmpty();
        assertThat(claimed("2026-01-04")).containsExactly("ready");
    }

    @Test
    void asksAgainWhatBecameUsableOrWasRevised() throws SQLException {
        // Given
        enrol("2026-01-01", "0");
        run("update app.inquiry set next_at = '2026-02-01', failures = 3");
        String horizon = rows("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)").getFirst();
        enrol("2026-01-02", horizon);
        assertThat(claimed("2026-01-10")).isEmpty();

        // When
        run("update app.connection_view set status = 'ACTIVE', changed_in = pg_current_xact_id() where id = 'idle'");
        enrol("2026-01-03", horizon);
        List<String> usable = claimed("2026-01-10");
        run("update app.integration_view set config_revision = 6, revised_in = pg_current_xact_id()"
                + " where slug = 'shop'");
        enrol("2026-01-04", horizon);

        // Then
        assertThat(usable).containsExactly("idle");
        assertThat(claimed("2026-01-10")).containsExactlyInAnyOrder("idle", "ready");
        assertThat(rows("select distinct failures || ' ' || revision from app.inquiry")).containsExactly("0 6");
    }

    @Test
    void forgetsConnectionsThatWent() throws SQLException {
        enrol("2026-01-01", "0");
        run("delete from app.connection_view where id = 'ready'");

        run(InquiryStore.FORGET);

        assertThat(rows("select connection from app.inquiry")).containsExactly("idle");
    }

    private static void enrol(String now, String since) throws SQLException {
        run("execute enrol('" + now + "', '{graphql}', '" + since + "')");
    }

    private static List<String> claimed(String now) throws SQLException {
        return rows("execute due('" + now + "', 5)");
    }

    private static List<String> rows(String sql) throws SQLException {
        return rows(session, sql);
    }

    /** The connection of each row, or its only column. */
    private static List<String> rows(Connection asking, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = asking.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            boolean whole = found.getMetaData().getColumnCount() > 1;
            while (found.next()) {
                rows.add(whole ? found.getString("connection") : found.getString(1));
            }
        }
        return rows;
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}

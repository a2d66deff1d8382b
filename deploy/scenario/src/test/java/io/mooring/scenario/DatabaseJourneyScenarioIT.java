package io.mooring.scenario;

import static io.mooring.scenario.party.DatabaseServers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.DatabaseServers;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Seed 004's database journey against real servers, and what is said when the form is wrong. */
@Order(3)
@ExtendWith(RunningStack.class)
class DatabaseJourneyScenarioIT {

    private static DatabaseServers servers;

    private final Stack stack;
    private final Api platform;

    DatabaseJourneyScenarioIT(Stack stack) {
        this.stack = stack;
        this.platform = Tenant.fresh(stack, "databases").key("platform").holder();
    }

    @BeforeAll
    static void starts() throws Exception {
        servers = DatabaseServers.start();
    }

    @AfterAll
    static void stops() throws Exception {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"postgres,PostgreSQL,PostgreSQL 18", "mysql,MySQL,MariaDB 11", "redis,Redis,Redis 6",
            "mongodb,MongoDB,MongoDB"})
    void goesTheWayOfTheSeed(String kind, String label, String server) {
        // Types and form
        assertThat(platform.get("/api/databases/types").expect(200).json().path("types"))
                .extracting(type -> type.path("db_type").textValue()).contains(kind);
        JsonNode form = platform.get("/api/databases/schema?db_type=" + kind).expect(200).json();
        assertThat(form.path("name").textValue()).isEqualTo(label);
        assertThat(form.path("fields").get(0).path("name").textValue()).isEqualTo("connection_name");

        // Test
        JsonNode tested = platform.post("/api/databases/test", servers.form(kind)).expect(200).json();
        assertThat(tested.path("success").booleanValue()).as(tested.toString()).isTrue();
        assertThat(tested.path("message").textValue()).isEqualTo("Connection successful");
        assertThat(tested.path("server").textValue()).startsWith(server);

        // Connect
        String user = "user_123-" + kind;
        Answer connected = connect(user, kind, "My Analytics DB").expect(200);
        assertThat(connected.text("db_id")).startsWith("db_");
        assertThat(connected.text("name")).isEqualTo("My Analytics DB");
        assertThat(connected.text("status")).isEqualTo("connected");
        assertThat(connected.text()).doesNotContain(PASSWORD);
        connect(user, kind, "My Analytics DB").expectProblem(409);

        // List
        Answer listed = platform.get("/api/databases?user_id=" + user).expect(200);
        JsonNode mine = only(listed, connected.text("db_id"));
        assertThat(mine.path("type").textValue()).isEqualTo(label);
        assertThat(mine.path("status").textValue()).isEqualTo("connected");
        assertThat(mine.path("host").textValue()).startsWith("127.0.0.1");
        assertThat(listed.text()).doesNotContain(PASSWORD).doesNotContain("db_user");

        // Test what is kept
        assertThat(platform.post("/api/connections/" + connected.text("db_id") + "/test", Map.of()).expect(200)
                .text("reason")).isEqualTo("ok");

        // Nobody else
        Map<String, String> theft = Map.of("user_id", "user_456", "db_id", connected.text("db_id"));
        platform.post("/api/databases/disconnect", theft).expectProblem(404);
        assertThat(platform.get("/api/databases?user_id=user_456").expect(200).json().path("databases")).isEmpty();
        Tenant.fresh(stack, "thief").admin().post("/api/databases/disconnect",
                Map.of("user_id", user, "db_id", connected.text("db_id"))).expectProblem(404);

        // Disconnect
        Map<String, String> leave = Map.of("user_id", user, "db_id", connected.text("db_id"));
        assertThat(platform.post("/api/databases/disconnect", leave).expect(200).text("status"))
                .isEqualTo("disconnected");
        assertThat(platform.get("/api/databases?user_id=" + user).expect(200).json().path("databases")).isEmpty();
        platform.post("/api/databases/disconnect", leave).expectProblem(404);
        connect(user, kind, "My Analytics DB").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"postgres,password,wrong,login_rejected", "postgres,database,campaign,database_missing",
            "postgres,host,169.254.169.254,address_refused", "postgres,host,nobody.invalid,host_unknown",
            "mysql,password,wrong,login_rejected", "mysql,host,10.0.0.1,address_refused",
            "redis,password,wrong,login_rejected", "redis,database,99,database_missing",
            "redis,ssl,true,tls_not_offered", "postgres,ssl,true,tls_not_offered"})
    void saysWhatIsWrong(String kind, String field, String value, String code) {
        Map<String, Object> form = with(servers.form(kind), field, value);

        JsonNode tested = platform.post("/api/databases/test", form).expect(200).json();
        assertThat(tested.path("success").booleanValue()).isFalse();
        assertThat(tested.path("code").textValue()).isEqualTo(code);
        assertThat(tested.path("message").textValue()).isNotBlank();
        assertThat(tested.toString()).doesNotContain(PASSWORD);

        Map<String, Object> order = with(with(form, "user_id", "hasty"), "name", "Wrong");
        Answer refused = platform.post("/api/databases/connect", order).expectProblem(422);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.text("field")).startsWith("/");
        assertThat(platform.get("/api/databases?user_id=hasty").expect(200).json().path("databases")).isEmpty();
    }

    @Test
    void saysThatAnotherKindAnswers() {
        Object redis = servers.form("redis").get("port");

        JsonNode tested = platform.post("/api/databases/test", with(servers.form("postgres"), "port", redis))
                .expect(200).json();

        assertThat(tested.path("code").textValue()).isEqualTo("other_protocol");
        assertThat(tested.path("message").textValue()).isEqualTo("The port is that of Redis, not of PostgreSQL");
    }

    @Test
    void namesTheFieldOfABadForm() {
        Map<String, Object> form = servers.form("postgres");

        assertThat(problem("/api/databases/test", with(form, "port", 0))).isEqualTo("/port");
        assertThat(problem("/api/databases/test", with(form, "hots", "x"))).isEqualTo("/hots");
        assertThat(problem("/api/databases/test", with(form, "password", PASSWORD + "\n"))).isEqualTo("/password");
        assertThat(problem("/api/databases/test", with(form, "db_type", "oracle"))).isEqualTo("/db_type");
        assertThat(problem("/api/databases/connect", with(form, "name", "n"))).isEqualTo("/user_id");
        assertThat(problem("/api/databases/connect", with(form, "user_id", "u"))).isEqualTo("/name");
        assertThat(platform.get("/api/databases/schema").expectProblem(400).text("field")).isEqualTo("db_type");
        assertThat(platform.get("/api/databases").expectProblem(400).text("field")).isEqualTo("user_id");
    }

    private Answer connect(String user, String kind, String name) {
        return platform.post("/api/databases/connect", with(with(servers.form(kind), "user_id", user), "name", name));
    }

    private String problem(String path, Map<String, Object> form) {
        Answer refused = platform.post(path, form).expectProblem(400);
        assertThat(refused.text()).doesNotContain(PASSWORD);
        return refused.text("field");
    }

    private static JsonNode only(Answer listed, String id) {
        JsonNode databases = listed.json().path("databases");
        assertThat(databases).extracting(one -> one.path("db_id").textValue()).containsExactly(id);
        return databases.get(0);
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }
}

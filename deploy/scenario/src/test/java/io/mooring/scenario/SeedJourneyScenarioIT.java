package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.scenario.lookalike.Asked;
import io.mooring.scenario.lookalike.GmailLookalike;
import io.mooring.scenario.lookalike.GmailLookalike.Letter;
import io.mooring.scenario.lookalike.GmailLookalike.Mailbox;
import io.mooring.scenario.lookalike.VendorConnections;
import io.mooring.scenario.lookalike.VendorServer;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.DatabaseServers;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.RunningDatabases;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** "Agent Tool Execution" of seed 004, its bodies letter by letter: which tools, ask the database, send the e-mail. */
@Order(3)
@ExtendWith({RunningStack.class, RunningDatabases.class})
class SeedJourneyScenarioIT {

    private static final String TOOLS = """
            {
              "tools": [
                {
                  "name": "GMAIL_SEND_EMAIL",
                  "description": "Send an email via Gmail",
                  "provider": "gmail",
                  "parameters": {
                    "recipient_email": "string",
                    "subject": "string",
                    "body": "string"
                  }
                },
                {
                  "name": "DB_QUERY_db_abc123",
                  "description": "Query 'My Analytics DB' (PostgreSQL)",
                  "provider": "postgres",
                  "parameters": {
                    "query": "string (SQL query)"
                  }
                }
              ]
            }""";
    private static final String QUERY = """
            {
              "user_id": "user_123",
              "action": "DB_QUERY_db_abc123",
              "params": {
                "query": "SELECT campaign_name, spend, clicks FROM campaigns WHERE date >= CURRENT_DATE - INTERVAL '7 days'"
              }
            }""";
    private static final String ROWS = """
            {
              "success": true,
              "result": [
                { "campaign_name": "Black Friday", "spend": 5000, "clicks": 15000 },
                { "campaign_name": "Holiday Sale", "spend": 3000, "clicks": 8000 }
              ]
            }""";
    private static final String SEND = """
            {
              "user_id": "user_123",
              "action": "GMAIL_SEND_EMAIL",
              "params": {
                "recipient_email": "marketing@company.com",
                "subject": "Weekly Ad Campaign Summary",
                "body": "Campaign Performance Summary:\\n\\nBlack Friday: $5,000 spent, 15,000 clicks\\nHoliday Sale: $3,000 spent, 8,000 clicks\\n\\nTotal: $8,000 spent, 23,000 clicks"
              }
            }""";
    private static final String SENT = """
            {
              "success": true,
              "result": {
                "messageId": "abc123",
                "status": "sent"
              }
            }""";

    private final DatabaseServers servers;
    private final Tenant tenant;
    private final Api platform;

    SeedJourneyScenarioIT(Stack stack, DatabaseServers servers) {
        this.servers = servers;
        this.tenant = Tenant.fresh(stack, "seed-004");
        this.platform = tenant.key("platform").holder();
    }

    @Test
    void goesTheWayOfTheSeed() {
        GmailLookalike gmail = new GmailLookalike();
        Mailbox mailbox = gmail.account("user@gmail.com", "ya29.token-of-user-123");
        try (VendorServer google = VendorServer.of(gmail)) {
            // Given: the user connected Gmail and a database
            VendorConnections vendors = new VendorConnections(tenant);
            vendors.installed("gmail", google.url());
            String account = vendors.connected("user_123", "gmail", "gmail", "ya29.token-of-user-123");
            ObjectNode form = Json.tree(Json.text(servers.form("postgres"))).deepCopy();
            String database = platform.post("/api/databases/connect",
                    form.put("user_id", "user_123").put("name", "My Analytics DB")).expect(200).text("db_id");

            // Step 1: agent gets available tools
            for (JsonNode expected : Json.tree(TOOLS.replace("db_abc123", database)).path("tools")) {
                JsonNode listed = await().atMost(SOON).until(() -> tool(expected.path("name").textValue()),
                        tool -> !tool.isMissingNode());
                expected.properties().forEach(field -> assertThat(listed.get(field.getKey()))
                        .as(field.getKey()).isEqualTo(field.getValue()));
            }

            // Step 2: agent queries database
            Answer rows = send(QUERY.replace("db_abc123", database));
            assertThat(rows.json().path("success")).isEqualTo(Json.tree(ROWS).path("success"));
            assertThat(rows.json().path("result")).isEqualTo(Json.tree(ROWS).path("result"));

            // Step 3: agent sends email
            Answer sent = send(SEND);
            assertThat(sent.json().path("success")).isEqualTo(Json.tree(SENT).path("success"));
            assertThat(sent.json().path("result")).isEqualTo(Json.tree(SENT).path("result"));
            assertThat(sent.text("connection")).isEqualTo(account);

            // and it arrived
            JsonNode params = Json.tree(SEND).path("params");
            assertThat(mailbox.letters()).containsExactly(new Letter("abc123", "thread-abc123",
                    "marketing@company.com", "Weekly Ad Campaign Summary", params.path("body").textValue()));
            assertThat(google.asked().getLast().token()).isEqualTo("ya29.token-of-user-123");

            // the other names mean it, too
            assertThat(send(SEND.replace("GMAIL_SEND_EMAIL", "mcp_gmail_send_email")).json().path("success")
                    .booleanValue()).isTrue();
            assertThat(send(SEND.replace("GMAIL_SEND_EMAIL", "gmail.user.main.send_email")).json().path("success")
                    .booleanValue()).isTrue();

            // nobody else sends or queries as this user
            int before = google.asked().size();
            refused(SEND.replace("user_123", "user_456"), 409);
            refused(QUERY.replace("db_abc123", database).replace("user_123", "user_456"), 404);
            assertThat(google.asked()).extracting(Asked::path).hasSize(before);
            assertThat(platform.get("/api/tools?limit=100&user_id=user_456").expect(200).text())
                    .doesNotContain("GMAIL_SEND_EMAIL").doesNotContain(database);

            // it is on record, without token
            await().atMost(SOON).untilAsserted(() -> {
                String call = platform.get("/api/calls/" + sent.text("call_id")).expect(200).text();
                assertThat(call).containsIgnoringCase("\"succeeded\"").contains("send_email")
                        .contains("Campaign Performance").doesNotContain("ya29");
            });
        }
    }

    private void refused(String body, int status) {
        platform.with("Content-Type", "application/json")
                .send("POST", "/api/tools/execute", body.getBytes(StandardCharsets.UTF_8)).expectProblem(status);
    }

    private Answer send(String body) {
        return platform.with("Content-Type", "application/json")
                .send("POST", "/api/tools/execute", body.getBytes(StandardCharsets.UTF_8)).expect(200);
    }

    private JsonNode tool(String name) {
        for (JsonNode tool : platform.get("/api/tools?limit=100&user_id=user_123").expect(200).json().path("tools")) {
            if (tool.path("name").textValue().equals(name)) {
                return tool;
            }
        }
        return Json.tree("{}").path("none");
    }
}

package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.lookalike.GitHubLookalike;
import io.mooring.scenario.lookalike.VendorConnections;
import io.mooring.scenario.lookalike.VendorServer;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** What a publication grants is possible, and nothing else: action, reach, connection, tenant; and it can be taken back. */
@Order(3)
@ExtendWith(RunningStack.class)
class PublicationsScenarioIT {

    private final Stack stack;
    private final Tenant tenant;

    PublicationsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "publications");
    }

    @Test
    void admitsWhatIsGrantedAndNothingElse() {
        GitHubLookalike crane = new GitHubLookalike().knowing("ghp_token-of-all").knowing("ghp_token-of-ada");
        try (VendorServer github = VendorServer.of(crane)) {
            VendorConnections vendors = new VendorConnections(tenant);
            vendors.installed("github", github.url());
            String all = vendors.connected("", "github", "github-pat", "ghp_token-of-all");
            String adas = vendors.connected("ada", "github", "github-pat", "ghp_token-of-ada");
            call("ada", null, all, "create_issue", Map.of("title", "One")).expect(200);
            call("ada", null, all, "create_issue", Map.of("title", "Two")).expect(200);

            // one issue
            String one = granted(all, List.of("comment.create"),
                    Map.of("kind", "resource", "resource", "issue:octo/crane#1"));
            comment("ada", one, 1).expect(200);
            assertThat(github.asked().getLast().token()).as("the publication's connection").isEqualTo(
                    "ghp_token-of-all");
            int before = github.asked().size();
            refused(comment("ada", one, 2), "reach");
            refused(call("ada", one, null, "update_issue", Map.of("issue_number", 1, "state", "closed")),
                    "issue.update");
            assertThat(github.asked()).hasSize(before);

            // one user
            String mias = granted(all, List.of("comment.create", "issue.update"),
                    Map.of("kind", "user", "user_id", "mia"));
            call("mia", mias, null, "update_issue", Map.of("issue_number", 1, "state", "closed")).expect(200);
            refused(comment("ada", mias, 1), "reach");

            // tenant-wide, and a whole repository
            comment("anybody", granted(all, List.of("comment.create"), Map.of("kind", "tenant")), 1).expect(200);
            comment("anybody", granted(all, List.of("comment.create"),
                    Map.of("kind", "resource", "resource", "repo:octo/crane")), 2).expect(200);

            // another user's connection is not lent by it, another one than its own is not used
            refused(comment("mia", granted(adas, List.of("comment.create"), Map.of("kind", "tenant")), 1),
                    "connection");
            call("ada", one, adas, "add_issue_comment", Map.of("issue_number", 1, "body", "b")).expectProblem(404);

            // taken back
            assertThat(tenant.admin().post("/api/webhooks/publications/" + one + "/revoke", Map.of()).expect(200)
                    .text("status")).isEqualTo("revoked");
            await().atMost(SOON).untilAsserted(() -> refused(comment("ada", one, 1), "revoked"));
            tenant.admin().delete("/api/webhooks/publications/" + one).expect(204);
            await().atMost(SOON).untilAsserted(() -> comment("ada", one, 1).expectProblem(404));

            // another tenant knows nothing of it
            Tenant other = Tenant.fresh(stack, "other-publications");
            other.admin().get("/api/webhooks/publications/" + mias).expectProblem(404);
            other.admin().post("/api/webhooks/publications/" + mias + "/revoke", Map.of()).expectProblem(404);
            assertThat(other.admin().get("/api/webhooks/publications").expect(200).json().path("items")).isEmpty();

            // refusals are on record
            await().atMost(SOON).untilAsserted(() -> assertThat(
                    tenant.admin().get("/api/calls?user_id=mia").expect(200).text()).contains("publication-refused"));
        }
    }

    @Test
    void keepsWhatItIsTold() {
        String first = granted("conn_x", List.of("issue.create"), Map.of("kind", "tenant"));
        String second = granted("conn_y", List.of("issue.create"), Map.of("kind", "user", "user_id", "ada"));

        assertThat(ids("?connection=conn_y")).containsExactly(second);
        assertThat(ids("?user_id=ada")).containsExactly(second);
        JsonNode page = tenant.admin().get("/api/webhooks/publications?limit=1&status=active").expect(200).json();
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("nextCursor").textValue()).isNotBlank();
        Answer changed = tenant.admin().send("PATCH", "/api/webhooks/publications/" + first,
                Map.of("actions", List.of("issue.read"), "name", "Reader")).expect(200);
        assertThat(changed.json().path("actions").toString()).isEqualTo("[\"issue.read\"]");
        assertThat(changed.json().at("/reach/kind").textValue()).isEqualTo("tenant");
        assertThat(bad(Map.of("provider", "github", "connection", "c", "actions", List.of("issue.eat"), "reach",
                Map.of("kind", "tenant")))).isEqualTo("/actions/0");
        assertThat(bad(Map.of("provider", "stripe", "connection", "c"))).isEqualTo("/provider");
        assertThat(bad(Map.of("provider", "github", "connection", "c", "actions", List.of("issue.read"), "reach",
                Map.of("kind", "resource", "resource", "channel:C1")))).isEqualTo("/reach/resource");
        tenant.key("viewer").holder().post("/api/webhooks/publications", Map.of()).expectProblem(403);
        tenant.key("viewer").holder().get("/api/webhooks/publications/" + first).expect(200);
    }

    private String bad(Map<String, ?> body) {
        return tenant.admin().post("/api/webhooks/publications", body).expectProblem(400).text("field");
    }

    private List<String> ids(String query) {
        return tenant.admin().get("/api/webhooks/publications" + query).expect(200).json().path("items")
                .findValuesAsText("id");
    }

    private String granted(String connection, List<String> actions, Map<String, String> reach) {
        String id = tenant.admin().post("/api/webhooks/publications", Map.of("provider", "github", "connection",
                connection, "actions", actions, "reach", reach)).expect(201).text("id");
        Map<String, Object> probe = Map.of("user_id", "ada", "action", "mcp_github_get_issue", "params", Map.of(),
                "publication", id);
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().post("/api/tools/check", probe).text())
                .as("has arrived where it is held to").doesNotContain("unknown-publication"));
        return id;
    }

    private Answer comment(String user, String publication, int issue) {
        return call(user, publication, null, "add_issue_comment", Map.of("issue_number", issue, "body", "Seen"));
    }

    private Answer call(String user, @Nullable String publication,
            @Nullable String connection, String tool, Map<String, ?> params) {
        Map<String, Object> arguments = new HashMap<>(params);
        arguments.put("owner", "octo");
        arguments.put("repo", "crane");
        Map<String, Object> body = new HashMap<>(
                Map.of("user_id", user, "action", "mcp_github_" + tool, "params", arguments));
        if (publication != null) {
            body.put("publication", publication);
            body.put("origin", Map.of("kind", "session", "id", "sess_1"));
        }
        if (connection != null) {
            body.put("connection", connection);
        }
        return tenant.admin().post("/api/tools/execute", body);
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.expectProblem(403).text("type")).endsWith("publication-refused");
        assertThat(answer.text("detail")).contains(why);
    }
}

package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.lookalike.GitHubLookalike;
import io.mooring.scenario.lookalike.GmailLookalike;
import io.mooring.scenario.lookalike.LinearLookalike;
import io.mooring.scenario.lookalike.Said;
import io.mooring.scenario.lookalike.SlackLookalike;
import io.mooring.scenario.lookalike.VendorConnections;
import io.mooring.scenario.lookalike.VendorServer;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Tools that are code of a provider, against lookalikes of the vendors: what they do, and what their errors become. */
@Order(3)
@ExtendWith(RunningStack.class)
class ProviderToolsScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final VendorConnections vendors;

    ProviderToolsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "provider-tools");
        this.vendors = new VendorConnections(tenant);
    }

    @Test
    void worksOnIssuesOfGitHub() {
        GitHubLookalike crane = new GitHubLookalike().knowing("ghp_token-of-ada");
        try (VendorServer github = VendorServer.of(crane)) {
            vendors.installed("github", github.url());
            vendors.connected("ada", "github", "github-pat", "ghp_token-of-ada");
            assertThat(vendors.tools("ada", "github")).extracting(tool -> tool.path("name").textValue())
                    .contains("mcp_github_create_issue", "mcp_github_list_issues", "mcp_github_add_issue_comment");

            JsonNode made = result("ada", "mcp_github_create_issue",
                    Map.of("owner", "octo", "repo", "crane", "title", "Rust", "labels", new String[]{"bug"}));
            assertThat(made.path("number").intValue()).isOne();
            assertThat(made.path("labels").toString()).isEqualTo("[\"bug\"]");
            result("ada", "mcp_github_create_issue", Map.of("owner", "octo", "repo", "crane", "title", "Dust"));
            result("ada", "mcp_github_add_issue_comment",
                    Map.of("owner", "octo", "repo", "crane", "issue_number", 1, "body", "Seen"));
            result("ada", "mcp_github_update_issue",
                    Map.of("owner", "octo", "repo", "crane", "issue_number", 1, "state", "closed"));
            JsonNode page = result("ada", "mcp_github_list_issues",
                    Map.of("owner", "octo", "repo", "crane", "per_page", 1));
            assertThat(page.at("/issues/0/state").textValue()).isEqualTo("closed");
            assertThat(page.path("next_page").intValue()).isEqualTo(2);
            assertThat(crane.comments()).containsExactly("Seen");

            // what goes wrong, in our words
            github.answersNext(GitHubLookalike.secondaryLimit(17));
            Answer limited = failed("mcp_github_get_issue", Map.of("owner", "octo", "repo", "crane", "issue_number", 1),
                    "upstream-rate-limited");
            assertThat(limited.json().at("/upstream/headers/retry-after").textValue()).isEqualTo("17");
            github.answersNext(GitHubLookalike.notAccessible());
            failed("mcp_github_get_issue", Map.of("owner", "octo", "repo", "crane", "issue_number", 1),
                    "permission-denied");
            failed("mcp_github_get_issue", Map.of("owner", "octo", "repo", "crane", "issue_number", 99), "not-found");
            failed("mcp_github_create_issue", Map.of("owner", "octo", "repo", "crane", "title", " "),
                    "request-refused");
            for (int tries = 0; tries < 3; tries++) { // what only reads is asked for again
                github.answersNext(Said.json(502, "<html>Bad Gateway</html>"));
            }
            failed("mcp_github_get_issue", Map.of("owner", "octo", "repo", "crane", "issue_number", 1),
                    "upstream-unavailable");
            failed("mcp_github_get_file_contents", Map.of("owner", "octo", "repo", "crane", "path", "../../user"),
                    "request-refused");
            int before = github.asked().size();
            vendors.execute("ada", "mcp_github_create_issue", Map.of("owner", "octo/x", "repo", "crane", "title", "t"))
                    .expectProblem(400);
            vendors.execute("ada", "mcp_github_create_issue", Map.of("owner", "octo", "repo", "crane"))
                    .expectProblem(400);
            assertThat(github.asked()).hasSize(before);
            // and nobody else's
            vendors.execute("eve", "mcp_github_get_issue", Map.of("owner", "octo", "repo", "crane", "issue_number", 1))
                    .expectProblem(409);
            Tenant.fresh(stack, "stranger").admin().post("/api/tools/execute", Map.of("user_id", "ada", "action",
                    "mcp_github_get_issue", "params", Map.of("owner", "octo", "repo", "crane", "issue_number", 1)))
                    .expectProblem(404);
        }
    }

    @Test
    void readsMailAndSaysWhatGoogleMeans() {
        GmailLookalike lookalike = new GmailLookalike();
        lookalike.account("ada@gmail.com", "ya29.token-of-ada");
        try (VendorServer google = VendorServer.of(lookalike)) {
            vendors.installed("gmail", google.url());
            vendors.connected("ada", "gmail", "gmail", "ya29.token-of-ada");
            for (String subject : new String[]{"Cranes one", "Cranes two", "Ships"}) {
                result("ada", "GMAIL_SEND_EMAIL",
                        Map.of("recipient_email", "mia@example.org", "subject", subject, "body", "Grüße ☕"));
            }

            JsonNode first = result("ada", "GMAIL_SEARCH_EMAILS", Map.of("query", "subject:Cranes", "max_results", 1));
            assertThat(first.at("/messages/0/subject").textValue()).isEqualTo("Cranes one");
            JsonNode second = result("ada", "GMAIL_SEARCH_EMAILS", Map.of("query", "subject:Cranes", "max_results", 1,
                    "page_token", first.path("next_page_token").textValue()));
            assertThat(second.at("/messages/0/subject").textValue()).isEqualTo("Cranes two");
            assertThat(second.has("next_page_token")).isFalse();
            assertThat(result("ada", "GMAIL_READ_EMAIL",
                    Map.of("message_id", second.at("/messages/0/messageId").textValue())).path("body").textValue())
                    .isEqualTo("Grüße ☕");

            google.answersNext(GmailLookalike.tooFast());
            failed("GMAIL_SEARCH_EMAILS", Map.of("query", "x"), "upstream-rate-limited");
            google.answersNext(GmailLookalike.scopeMissing());
            failed("GMAIL_SEARCH_EMAILS", Map.of("query", "x"), "permission-denied");
            failed("GMAIL_READ_EMAIL", Map.of("message_id", "nothing"), "not-found");
            assertThat(vendors.execute("ada", "GMAIL_SEND_EMAIL", Map.of("recipient_email", "a@b.c\r\nBcc: x@y.z",
                    "subject", "s", "body", "b")).expectProblem(400).text()).contains("/params/recipient_email");
            // the short name belongs to the usual integration; a second one has its own
            tenant.admin().post("/api/presets/gmail/install",
                    Map.of("slug", "second", "baseUrl", google.url().toString())).expect(201);
            vendors.connected("ada", "second", "gmail", "ya29.token-of-ada");
            assertThat(vendors.tools("ada", "second")).extracting(tool -> tool.path("name").textValue())
                    .contains("mcp_second_send_email");
            result("ada", "GMAIL_SEARCH_EMAILS", Map.of("query", "Ships"));
            assertThat(tenant.admin().post("/api/integrations/gmail/refresh", Map.of()).expect(200).json()
                    .path("toolCount").intValue()).isGreaterThan(4);
        }
    }

    @Test
    void postsToSlackAndDoesNotTakeTwoHundredForYes() {
        SlackLookalike lookalike = new SlackLookalike("xoxb-token-of-ada");
        try (VendorServer slack = VendorServer.of(lookalike)) {
            vendors.installed("slack", slack.url().resolve("/api"));
            vendors.connected("ada", "slack", "slack", "xoxb-token-of-ada");

            Map<String, String> hello = Map.of("channel", SlackLookalike.GENERAL, "text", "Hello");
            assertThat(result("ada", "mcp_slack_post_message", hello).path("ts").textValue()).isNotBlank();
            assertThat(result("ada", "mcp_slack_read_messages", Map.of("channel", SlackLookalike.GENERAL))
                    .at("/messages/0/text").textValue()).isEqualTo("Hello");
            JsonNode page = result("ada", "mcp_slack_list_channels", Map.of("limit", 1));
            JsonNode last = result("ada", "mcp_slack_list_channels",
                    Map.of("limit", 1, "cursor", page.path("next_cursor").textValue()));
            assertThat(last.at("/channels/0/name").textValue()).isEqualTo("secret");
            assertThat(last.has("next_cursor")).isFalse();

            failed("mcp_slack_post_message", Map.of("channel", SlackLookalike.SECRET, "text", "x"), "request-refused");
            failed("mcp_slack_post_message", Map.of("channel", "C0NOTHERE", "text", "x"), "not-found");
            assertThat(failed("mcp_slack_find_user", Map.of("email", "mia@example.org"), "permission-denied").text())
                    .contains("users:read.email");
            slack.answersNext(SlackLookalike.limited(30));
            assertThat(failed("mcp_slack_read_messages", Map.of("channel", SlackLookalike.GENERAL),
                    "upstream-rate-limited")
                    .json().at("/upstream/headers/retry-after").textValue()).isEqualTo("30");
            assertThat(lookalike.messages()).hasSize(1);
        }
    }

    @Test
    void worksOnIssuesOfLinear() {
        LinearLookalike lookalike = new LinearLookalike("lin_oauth_token-of-ada");
        try (VendorServer linear = VendorServer.of(lookalike)) {
            vendors.installed("linear", linear.url().resolve("/graphql"));
            vendors.connected("ada", "linear", "linear", "lin_oauth_token-of-ada");

            JsonNode made = result("ada", "mcp_linear_create_issue", Map.of("team_id", "t1", "title", "Rust \"} x"));
            assertThat(made.path("identifier").textValue()).isEqualTo("ENG-1");
            result("ada", "mcp_linear_create_comment", Map.of("issue_id", "ENG-1", "body", "Seen"));
            assertThat(lookalike.comments()).containsExactly("Seen");
            assertThat(result("ada", "mcp_linear_get_issue", Map.of("issue_id", "ENG-1")).path("title").textValue())
                    .isEqualTo("Rust \"} x");
            failed("mcp_linear_get_issue", Map.of("issue_id", "ENG-99"), "not-found");
            linear.answersNext(LinearLookalike.limited(System.currentTimeMillis() + 3_600_000));
            assertThat(failed("mcp_linear_get_issue", Map.of("issue_id", "ENG-1"), "upstream-rate-limited").json()
                    .at("/error/retry_after").intValue()).isBetween(1, 3600);
        }
    }

    private JsonNode result(String user, String action, Map<String, ?> params) {
        Answer answer = vendors.execute(user, action, params).expect(200);
        assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
        return answer.json().path("result");
    }

    private Answer failed(String action, Map<String, ?> params, String slug) {
        Answer answer = vendors.execute("ada", action, params).expect(200);
        assertThat(answer.json().path("success").booleanValue()).isFalse();
        assertThat(answer.json().at("/error/slug").textValue()).as(answer.toString()).isEqualTo(slug);
        return answer;
    }
}

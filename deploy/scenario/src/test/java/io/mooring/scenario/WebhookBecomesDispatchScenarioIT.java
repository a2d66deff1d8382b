package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.lookalike.GitHubLookalike;
import io.mooring.scenario.lookalike.LinearLookalike;
import io.mooring.scenario.lookalike.SlackLookalike;
import io.mooring.scenario.lookalike.VendorConnections;
import io.mooring.scenario.lookalike.VendorServer;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.EventSender;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** A provider's event → what it is about, whose it is, which publications → an origin → a tool call that proves it → the audit. */
@Order(3)
@ExtendWith(RunningStack.class)
class WebhookBecomesDispatchScenarioIT {

    private static final String ISSUE = """
            {"action": "opened", "issue": {"number": 1, "title": "Rope", "html_url": "https://github.com/octo/crane/issues/1"},
             "repository": {"full_name": "octo/crane", "owner": {"id": %s, "login": "octo"}},
             "sender": {"id": 7, "login": "ada"}}""";

    private final Stack stack;
    private final Tenant tenant;
    private final VendorConnections vendors;

    WebhookBecomesDispatchScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "dispatch");
        this.vendors = new VendorConnections(tenant);
    }

    @Test
    void tellsAPublicationOfItsRepositorysIssue() {
        try (VendorServer vendor = VendorServer.of(new GitHubLookalike().knowing("ghp_token-of-all"))) {
            // Given
            vendors.installed("github", vendor.url());
            String connection = vendors.connected("", "github", "github-pat", "ghp_token-of-all");
            tenant.admin()
                    .post("/api/tools/execute", Map.of("user_id", "ada", "action", "mcp_github_create_issue", "params",
                            Map.of("owner", "octo", "repo", "crane", "title", "Rope")))
                    .expect(200);
            String publication = granted("github", connection, "repo:octo/crane");
            granted("github", connection, "repo:octo/boat");
            EventSender github = EventSender.of(tenant, "github", Map.of());

            // When: the account of the connection owns the repository
            Fact dispatched = dispatched("github.issue.opened", () -> github.send("issues", ISSUE.formatted("1")));

            // Then
            assertThat(dispatched.key()).isEqualTo(tenant.name() + "/" + dispatched.text("event"));
            assertThat(dispatched.text("subject")).isEqualTo("issue:octo/crane#1");
            assertThat(dispatched.text("connection")).isEqualTo(connection);
            assertThat(dispatched.text("actorName")).isEqualTo("ada");
            assertThat(dispatched.text("links")).contains("https://github.com/octo/crane/issues/1");
            assertThat(called(dispatched)).containsOnlyKeys(publication);
            JsonNode event = tenant.admin().get("/api/webhooks/events/" + dispatched.text("event")).expect(200).json();
            assertThat(event.path("type").textValue()).isEqualTo("github.issue.opened");
            assertThat(event.path("received_type").textValue()).isEqualTo("github.issues");
            assertThat(event.path("subject").textValue()).isEqualTo("issue:octo/crane#1");
            assertThat(event.path("connection").textValue()).isEqualTo(connection);

            String origin = called(dispatched).get(publication);
            Map<String, Object> comment = Map.of("owner", "octo", "repo", "crane", "issue_number", 1, "body", "Seen");
            Answer answer = call("mcp_github_add_issue_comment", comment, publication, origin).expect(200);
            assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
            assertAudited(dispatched, publication, origin, answer.text("call_id"));
            int asked = vendor.asked().size();
            refusesOthers("mcp_github_add_issue_comment", comment, publication, origin, connection);
            assertThat(vendor.asked()).hasSize(asked);
        }
    }

    @Test
    void tellsNobodyOfAnAccountNobodyConnected() {
        EventSender strange = EventSender.of(tenant, "github", Map.of());
        EventSender bound = EventSender.of(tenant, "github", Map.of("connection", "conn_of_a_boat"));
        String publication = granted("github", "conn_of_a_boat", "repo:octo/crane");

        strange.send("issues", ISSUE.formatted("404").replace("opened", "closed"));
        bound.send("issues", ISSUE.formatted("404").replace("opened", "reopened"));

        // The later one is there, so the earlier one has said nothing
        assertThat(called(dispatched("github.issue.reopened"))).containsOnlyKeys(publication);
        await().atMost(SOON).until(() -> tenant.admin().get("/api/webhooks/events?type=github.issue.closed").expect(200)
                .json().path("items").size() == 1);
        assertThat(all("github.issue.closed")).isEmpty();
    }

    @Test
    void tellsAPublicationOfItsIssueInLinear() {
        try (VendorServer vendor = VendorServer.of(new LinearLookalike("lin_oauth_token-of-all"))) {
            // Given
            vendors.installed("linear", vendor.url().resolve("/graphql"));
            String connection = vendors.connected("", "linear", "linear", "lin_oauth_token-of-all");
            vendors.execute("ada", "mcp_linear_create_issue", Map.of("team_id", "t1", "title", "Rope")).expect(200);
            String publication = granted("linear", connection, "issue:ENG-1");
            EventSender linear = EventSender.of(tenant, "linear", Map.of());

            // When
            Fact dispatched = dispatched("linear.comment.create", () -> linear.send("Comment", """
                    {"type": "Comment", "action": "create", "organizationId": "o1", "webhookTimestamp": %d,
                     "url": "https://linear.app/harbour/issue/ENG-1#comment-1", "actor": {"id": "u2", "name": "Mia"},
                     "data": {"id": "c1", "body": "Where is it?", "issueId": "uuid-0",
                              "issue": {"id": "uuid-0", "identifier": "ENG-1", "teamId": "t1"}}}"""
                    .formatted(Instant.now().toEpochMilli())));

            // Then
            assertThat(dispatched.text("subject")).isEqualTo("issue:uuid-0");
            assertThat(dispatched.text("connection")).isEqualTo(connection);
            assertThat(dispatched.text("actorName")).isEqualTo("Mia");
            String origin = called(dispatched).get(publication);
            Answer answer = call("mcp_linear_create_comment", Map.of("issue_id", "ENG-1", "body", "Here"), publication,
                    origin).expect(200);
            assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
            assertAudited(dispatched, publication, origin, answer.text("call_id"));
        }
    }

    @Test
    void tellsAPublicationOfItsChannelInSlack() {
        SlackLookalike lookalike = new SlackLookalike("xoxb-token-of-all");
        try (VendorServer vendor = VendorServer.of(lookalike)) {
            // Given
            vendors.installed("slack", vendor.url().resolve("/api"));
            String connection = vendors.connected("", "slack", "slack", "xoxb-token-of-all");
            String publication = granted("slack", connection, "channel:" + SlackLookalike.GENERAL);
            EventSender slack = EventSender.of(tenant, "slack", Map.of());

            // When
            Fact dispatched = dispatched("slack.app_mention", () -> slack.send("", """
                    {"type": "event_callback", "team_id": "T1", "event_id": "%s", "event": {"type": "app_mention",
                     "user": "U7", "channel": "%s", "ts": "1.2"}}""".formatted(UUID.randomUUID(),
                    SlackLookalike.GENERAL)));
            slack.send("", "command=%2Fcrane&text=up&team_id=T1&channel_id=" + SlackLookalike.GENERAL
                    + "&user_id=U7&user_name=mia");

            // Then
            assertThat(dispatched.text("subject")).isEqualTo("channel:" + SlackLookalike.GENERAL);
            assertThat(dispatched.text("actorId")).isEqualTo("U7");
            assertThat(called(dispatched("slack.slash_command"))).containsOnlyKeys(publication);
            String origin = called(dispatched).get(publication);
            Answer answer = call("mcp_slack_post_message", Map.of("channel", SlackLookalike.GENERAL, "text", "Yes?"),
                    publication, origin).expect(200);
            assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
            assertThat(lookalike.messages()).hasSize(1);
            assertAudited(dispatched, publication, origin, answer.text("call_id"));
        }
    }

    @Test
    void givesAProviderItsEndpointWhenItIsConnected() {
        Tenant fresh = Tenant.fresh(stack, "installed");
        try (VendorServer vendor = VendorServer.of(new GitHubLookalike().knowing("ghp_token-of-all"))) {
            // Given
            VendorConnections connections = new VendorConnections(fresh);
            connections.installed("github", vendor.url());

            // When
            connections.connected("", "github", "github-pat", "ghp_token-of-all");
            connections.connected("ada", "github", "github-pat", "ghp_token-of-all");

            // Then: one, which takes nothing until it has the secret GitHub signs with
            JsonNode endpoint = await().atMost(SOON)
                    .until(() -> fresh.admin().get("/api/webhooks/endpoints?provider=github")
                            .expect(200).json().path("items"), items -> items.size() > 0)
                    .get(0);
            EventSender github = new EventSender("github", URI.create(endpoint.path("url").textValue()), "a secret");
            assertThatThrownBy(() -> github.send("issues", ISSUE.formatted("1"))).hasMessageContaining("401");
            fresh.admin().post("/api/webhooks/endpoints/" + endpoint.path("id").textValue() + "/secrets",
                    Map.of("secret", "a secret")).expect(201);
            await().atMost(SOON).ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> !github.send("issues", ISSUE.formatted("1")).isEmpty());
            assertThat(fresh.admin().get("/api/webhooks/endpoints").expect(200).json().path("items")).hasSize(1);
        }
    }

    /** Made up, of another publication, of another tenant, or without its publication: nothing is done. */
    private void refusesOthers(String tool, Map<String, ?> params, String publication, String origin,
            String connection) {
        String other = granted("github", connection, "issue:octo/crane#1");
        refused(call(tool, params, other, origin));
        refused(call(tool, params, publication, origin.replaceFirst("who_.{4}", "who_0000")));
        assertThat(call(tool, params, publication, "7b0f3c1e-0000-5000-8000-000000000001").expectProblem(400)
                .text("field"))
                .isEqualTo("/origin/id");
        assertThat(tenant.admin().post("/api/tools/execute", Map.of("user_id", "ada", "action", tool, "params", params,
                "origin", Map.of("kind", "webhook", "id", origin))).expectProblem(400).text("field"))
                .isEqualTo("/publication");
    }

    private static void refused(Answer answer) {
        assertThat(answer.expectProblem(403).text("type")).endsWith("publication-refused");
        assertThat(answer.text("detail")).contains("origin");
    }

    private void assertAudited(Fact dispatched, String publication, String origin, String call) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode calls = tenant.admin().get("/api/calls?origin=" + dispatched.text("event")).expect(200).json()
                    .path("calls");
            assertThat(calls.findValuesAsText("id")).contains(call);
            assertThat(calls.get(calls.size() - 1).at("/origin/kind").textValue()).isEqualTo("webhook");
            assertThat(calls.get(calls.size() - 1).path("publication").textValue()).isEqualTo(publication);
        });
        assertThat(tenant.admin().get("/api/calls?origin=" + origin).expect(200).json().path("calls")
                .findValuesAsText("id")).contains(call);
    }

    private Answer call(String tool, Map<String, ?> params, String publication, String origin) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", "ada", "action", tool, "params", params,
                "publication", publication, "origin", Map.of("kind", "webhook", "id", origin)));
    }

    private String granted(String provider, String connection, String resource) {
        String action = provider.equals("slack") ? "message.create" : "comment.create";
        String id = tenant.admin()
                .post("/api/webhooks/publications", Map.of("provider", provider, "connection", connection,
                        "actions", List.of(action), "reach", Map.of("kind", "resource", "resource", resource)))
                .expect(201)
                .text("id");
        Map<String, Object> probe = Map.of("user_id", "ada", "action", provider.equals("slack")
                ? "mcp_slack_read_messages"
                : "mcp_" + provider + "_get_issue", "params", Map.of(), "publication", id);
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().post("/api/tools/check", probe).text())
                .as("has arrived where it is held to").doesNotContain("unknown-publication"));
        return id;
    }

    /** Sends until it is told: which connections there are is known a moment after they are made. */
    private Fact dispatched(String type, Supplier<String> sent) {
        return await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).until(() -> {
            sent.get();
            return all(type);
        }, found -> !found.isEmpty()).getFirst();
    }

    private Fact dispatched(String type) {
        return await().atMost(SOON).until(() -> all(type), found -> !found.isEmpty()).getFirst();
    }

    private List<Fact> all(String type) {
        return Topic.read(stack, Topics.WEBHOOK_DISPATCHED, tenant.name()).stream()
                .filter(fact -> type.equals(fact.text("eventType"))).toList();
    }

    /** Publication to the origin it was called upon with. */
    private static Map<String, String> called(Fact dispatched) {
        Map<String, String> called = new HashMap<>();
        StreamSupport.stream(((Iterable<?>) dispatched.value().get("publications")).spliterator(), false)
                .map(GenericRecord.class::cast)
                .forEach(one -> called.put(one.get("id").toString(), one.get("origin").toString()));
        return called;
    }
}

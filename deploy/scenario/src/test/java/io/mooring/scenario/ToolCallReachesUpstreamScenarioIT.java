package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Upstream.Exchange;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** OpenAPI document → connection → tool call → upstream → Kafka → audit. */
@Order(1)
@ExtendWith(RunningStack.class)
class ToolCallReachesUpstreamScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;
    private final String byKey;

    ToolCallReachesUpstreamScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "tool-call");
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        this.byKey = parcels.connectedForAll("by-key", "X-Parcel-Key", "key-of-the-harbour");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void listsToolsOfConnectedIntegration() {
        JsonNode tools = parcels.tools("ada");

        assertThat(tools).extracting(tool -> tool.path("name").textValue())
                .containsExactlyInAnyOrder("mcp_parcels_getParcel", "mcp_parcels_printLabel");
        JsonNode print = tool(tools, "mcp_parcels_printLabel");
        assertThat(print.path("provider").textValue()).isEqualTo("parcels");
        assertThat(print.path("inputSchema").path("required").toString()).contains("parcel", "body");
        assertThat(print.path("parameters").has("format")).isTrue();
    }

    @Test
    void sendsRequestTheDocumentDescribes() {
        // Given
        Map<String, ?> params = Map.of("parcel", "P 1/2", "format", "zpl", "body",
                Map.of("text", "Fragile ☕", "copies", 2));

        // When
        Answer answer = parcels.execute(tenant.admin(), "ada", "parcels.org.by-key.printLabel", params).expect(200);

        // Then
        assertThat(answer.json().path("success").booleanValue()).as(answer.toString()).isTrue();
        assertThat(answer.json().path("result").path("done").booleanValue()).as(answer.toString()).isTrue();
        Exchange sent = only("/v1/parcels/P%201%2F2/labels");
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.query()).isEqualTo("format=zpl");
        assertThat(sent.headers()).containsEntry("x-parcel-key", "key-of-the-harbour")
                .containsEntry("content-type", "application/json").doesNotContainKey("x-api-key");
        assertThat(sent.body()).contains("\"text\":\"Fragile ☕\"").contains("\"copies\":2");
    }

    @Test
    void recordsStartAndEndUnderOneCall() {
        // Given
        Answer answer = parcels.execute(tenant.admin(), "eve", "parcels.org.by-key.printLabel",
                Map.of("parcel", "recorded", "body", Map.of("text", "Fragile"))).expect(200);
        String call = answer.text("call_id");

        // When
        Fact started = only(Topics.TOOL_STARTED, call);
        Fact invoked = only(Topics.TOOL_INVOKED, call);

        // Then
        assertThat(invoked.headers()).containsEntry("ce_type", "tool.invoked").containsEntry("ce_tenant", tenant.name())
                .containsEntry("ce_source", "/mooring/tool-executor-service").containsKeys("ce_id", "ce_time");
        assertThat(started.key()).isEqualTo(invoked.key()).startsWith(tenant.name() + "/");
        assertThat(invoked.text("outcome")).isEqualTo("SUCCEEDED");
        assertThat(invoked.text("integration")).isEqualTo("parcels");
        assertThat(invoked.text("connection")).isEqualTo(byKey);
        assertThat(invoked.text("userId")).isEqualTo("eve");
        assertThat(started.text("argumentsDigest")).isEqualTo(invoked.text("argumentsDigest"));
        assertThat(invoked.toString()).doesNotContain("key-of-the-harbour");
    }

    @Test
    void auditsCall() {
        String call = parcels.print(tenant.admin(), "auditor", "audited").expect(200).text("call_id");

        await().atMost(SOON).untilAsserted(() -> {
            Answer calls = tenant.admin().get("/api/calls?user_id=auditor").expect(200);
            assertThat(calls.text()).contains(call).contains("SUCCEEDED");
        });
        assertThat(tenant.admin().get("/api/calls/" + call).expect(200).text()).contains("parcels", "Fragile")
                .doesNotContain("secret");
        String trace = only("/v1/parcels/audited/labels").headers().get("traceparent").split("-")[1];
        assertThat(tenant.admin().get("/api/calls?trace=" + trace).expect(200).json().path("calls"))
                .extracting(traced -> traced.path("id").textValue()).containsExactly(call);
    }

    @Test
    void placesBearerTokenAndNothingWhereNoneIsAsked() {
        // Given
        ParcelApi other = ParcelApi.registered(tenant, "tokens", upstream.url());
        other.connectedForAll("by-token", "Authorization", "token-of-the-harbour");
        other.connectedOpenly("openly");

        // When
        Answer byToken = other.execute(tenant.admin(), "ada", "tokens.org.by-token.getParcel",
                Map.of("parcel", "with-token", "tag", List.of("a b", "c"))).expect(200);
        Answer openly = other.execute(tenant.admin(), "ada", "tokens.org.openly.getParcel",
                Map.of("parcel", "without")).expect(200);

        // Then
        assertThat(byToken.json().path("success").booleanValue()).as(byToken.toString()).isTrue();
        assertThat(openly.json().path("success").booleanValue()).as(openly.toString()).isTrue();
        assertThat(only("/v1/parcels/with-token").headers()).containsEntry("authorization",
                "Bearer token-of-the-harbour");
        assertThat(only("/v1/parcels/with-token").query()).isEqualTo("tag=a%20b&tag=c");
        assertThat(only("/v1/parcels/without").headers()).doesNotContainKeys("authorization", "x-parcel-key");
    }

    @Test
    void registersDocumentByUrl() {
        // Given
        try (Upstream site = Upstream.start()) {
            site.answers(200, ParcelApi.document(upstream.url()));

            // When
            ParcelApi fetched = ParcelApi.fetched(tenant, "fetched", site.url().resolve("/openapi.json"));
            fetched.connectedOpenly("main");

            // Then
            fetched.print(tenant.admin(), "ada", "by-url").expect(200);
            assertThat(only("/v1/parcels/by-url").method()).isEqualTo("POST");
        }
    }

    @Test
    void answersRepeatFromFirstCall() {
        // Given
        var caller = tenant.admin().with("Idempotency-Key", "once-" + tenant.name());
        Answer first = parcels.print(caller, "ada", "repeated").expect(200);

        // When
        Answer second = parcels.print(caller, "ada", "repeated").expect(200);
        Answer changed = parcels.print(caller, "ada", "changed");

        // Then
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        changed.expectProblem(422);
        assertThat(upstream.seen("/v1/parcels/repeated")).hasSize(1);
        assertThat(upstream.seen("/v1/parcels/changed")).isEmpty();
    }

    private static JsonNode tool(JsonNode tools, String name) {
        for (JsonNode tool : tools) {
            if (name.equals(tool.path("name").textValue())) {
                return tool;
            }
        }
        throw new AssertionError("no " + name + " in " + tools);
    }

    private Exchange only(String path) {
        assertThat(upstream.seen(path)).hasSize(1);
        return upstream.seen(path).getFirst();
    }

    private Fact only(String topic, String call) {
        List<Fact> found = Topic.read(stack, topic, tenant.name()).stream()
                .filter(fact -> Objects.equals(fact.text("call"), call)).toList();
        assertThat(found).as("records of %s in %s", call, topic).hasSize(1);
        return found.getFirst();
    }
}

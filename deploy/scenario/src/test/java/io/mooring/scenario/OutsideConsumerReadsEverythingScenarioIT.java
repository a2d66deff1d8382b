package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.OutsideConsumer;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** A consumer that has nothing of ours reads every topic, by the registry alone. */
@Order(7)
@Isolated
@ExtendWith(RunningStack.class)
class OutsideConsumerReadsEverythingScenarioIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of all tenants together, or needing a registry, an upstream that lists or a provider: read where there are any. */
    private static final Set<String> ELSEWHERE = Set.of(Topics.STATE_PROVIDER, Topics.REGISTRY_SYNCED,
            Topics.CONNECTION_TOOLS_DISCOVERED, Topics.CONNECTION_REFRESHED, Topics.CONNECTION_DEGRADED,
            Topics.CONNECTION_REAUTH_REQUIRED, Topics.CONNECTION_RECOVERED, Topics.CONNECTION_SCOPES_CHANGED,
            Topics.CONNECTION_REVOKED, Topics.CONNECTION_FAILED, Topics.AUTH_CONFIG_REJECTED);

    private final Stack stack;
    private final Tenant tenant;

    OutsideConsumerReadsEverythingScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "outside");
    }

    @Test
    void decodesEveryRecordOfEveryTopic() throws IOException {
        assumeTrue(OutsideConsumer.canRun(), "no node and npm on this machine: the outside consumer is not tried");
        // Given
        List<String> topics = topics();
        try (Upstream upstream = Upstream.start()) {
            touchEverything(upstream);
            topics.stream().filter(topic -> !ELSEWHERE.contains(topic)).forEach(topic -> await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Topic.read(stack, topic, tenant.name())).as(topic).isNotEmpty()));
        }
        List<String> ours = new ArrayList<>();
        topics.forEach(topic -> Topic.read(stack, topic).forEach(fact -> ours.add(name(fact))));

        // When
        List<JsonNode> theirs = OutsideConsumer.read(stack, topics);

        // Then
        assertThat(theirs.stream().map(OutsideConsumerReadsEverythingScenarioIT::name)).containsAll(ours);
        assertThat(theirs).filteredOn(record -> record.path("value").isObject())
                .filteredOn(record -> !record.path("headers").path("ce_tenant").asText().equals("*"))
                .allSatisfy(record -> assertThat(record.path("value").path("tenant").asText())
                        .isEqualTo(record.path("headers").path("ce_tenant").asText()).isNotEmpty());
        assertThat(theirs).filteredOn(record -> record.path("value").isNull())
                .allSatisfy(record -> assertThat(record.path("topic").asText()).startsWith("state."));
        assertThat(theirs).filteredOn(record -> record.path("topic").asText().equals(Topics.WEBHOOK_RECEIVED))
                .anySatisfy(record -> assertThat(record.path("value").path("eventType").asText())
                        .isEqualTo("github.push"));
    }

    /** One thing of each kind, so that no topic is without a record of this tenant. */
    private void touchEverything(Upstream upstream) {
        ParcelApi parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        String connection = parcels.connectedForAll("main", "X-Parcel-Key", "secret");
        tenant.admin().send("PUT", "/api/connections/" + connection + "/default?user_id=ada", (byte[]) null)
                .expect(200);
        parcels.print(tenant.admin(), "ada", "one").expect(200);
        holdTwoCalls(parcels);
        // After the call: for a moment there is no credential for an integration that has just changed.
        tenant.admin().send("PATCH", "/api/integrations/parcels", Map.of("description", "Parcels, quickly"))
                .expect(200);
        String agent = tenant.admin().post("/api/agents",
                Map.of("name", "clerk", "user_id", "ada", "bindings", List.of("parcels:read"))).expect(201).text("id");
        tenant.admin().delete("/api/agents/" + agent + "/bindings/parcels").expect(204);
        tenant.admin().post("/api/webhooks/publications", Map.of("provider", "github", "connection", connection,
                "actions", List.of("comment.create"), "reach", Map.of("kind", "tenant"))).expect(201);
        Hook hook = Hook.made(tenant);
        String subscription = "/api/webhooks/subscriptions/" + hook.subscribed(upstream).id();
        hook.accept(GitHub.push());
        await().atMost(SOON).until(() -> tenant.admin().get(subscription).expect(200).json().has("last_success_at"));
        // One that has failed for days, as far as its row says.
        new Database(stack, "webhook").update("update app.subscription set failing_since = now() - interval '2 days'"
                + " where tenant = '" + tenant.name() + "'");
        upstream.answers(500, "");
        hook.accept(GitHub.push());
        await().atMost(SOON).until(() -> upstream.seen("/events").size() >= 2);
        // A subscriber that is gone for good: given up at once, and disabled.
        upstream.answers(410, "");
        hook.accept(GitHub.push());
        await().atMost(SOON).until(() -> tenant.admin().get(subscription).expect(200).json().path("disabled")
                .booleanValue());
        upstream.answers(200, "{\"done\":true}");
        tenant.admin().delete("/api/keys/" + tenant.key("viewer").id()).expect(204);
        tenant.admin().post("/api/connections/" + connection + "/disable", Map.of()).expect(200);
        tenant.admin().post("/api/connections/" + connection + "/enable", Map.of()).expect(200);
        tenant.admin().delete("/api/connections/" + connection).expect(204);
        tenant.admin().delete("/api/integrations/parcels").expect(200);
    }

    /** One is decided, the other one expires. */
    private void holdTwoCalls(ParcelApi parcels) {
        for (int seconds : List.of(3600, 1)) {
            tenant.admin().post("/api/policies", Map.of("user_id", "held" + seconds, "pattern", "parcels.*", "action",
                    "require_approval", "expires_in", seconds)).expect(201);
        }
        String approval = parcels.print(tenant.admin(), "held3600", "two").expect(202).text("approval_id");
        parcels.print(tenant.admin(), "held1", "three").expect(202);
        tenant.admin().post("/api/approvals/" + approval + "/approve", Map.of()).expect(200);
    }

    private static List<String> topics() throws IOException {
        try (InputStream table = Topics.class.getResourceAsStream("/mooring/topics.json")) {
            return JSON.readTree(table).findValuesAsText("name");
        }
    }

    private static String name(Fact fact) {
        return fact.topic() + " " + fact.key() + " " + fact.id();
    }

    private static String name(JsonNode record) {
        return record.path("topic").asText() + " " + record.path("key").asText() + " "
                + record.path("headers").path("ce_id").asText();
    }
}

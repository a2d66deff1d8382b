package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Calls → {@code tool.invoked} → status → {@code health.changed}. */
@Order(3)
@ExtendWith(RunningStack.class)
class HealthFollowsCallsScenarioIT {

    private static final int FAILURES = 6;

    private final Stack stack;
    private final Tenant tenant;

    HealthFollowsCallsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "health");
    }

    @Test
    void fallsWithFailingUpstreamAndRecovers() {
        try (Upstream upstream = Upstream.start()) {
            // Given
            ParcelApi parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
            String connection = parcels.connectedOpenly("main");
            await().atMost(SOON).untilAsserted(() -> assertThat(status("parcels")).isEqualTo("Connected"));

            // When
            upstream.answers(503, "{}");
            for (int i = 0; i < FAILURES; i++) {
                parcels.print(tenant.admin(), "ada", "failed-" + i).expect(200);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status("parcels")).isIn("Degraded", "Disconnected"));
            upstream.answers(200, "{}");
            await().atMost(SOON).untilAsserted(() -> {
                parcels.print(tenant.admin(), "ada", "well").expect(200);
                assertThat(status("parcels")).isEqualTo("Connected");
            });

            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(statuses("integration", "parcels"))
                    .startsWith("CONNECTED").endsWith("CONNECTED").hasSizeGreaterThan(2));
            await().atMost(SOON).untilAsserted(
                    () -> assertThat(statuses("connection", connection)).startsWith("CONNECTED"));
            assertThat(tenant.admin().get("/api/health/connections/" + connection).expect(200).json().path("history"))
                    .isNotEmpty();
        }
    }

    @Test
    void saysDisconnectedWhenUpstreamRefusesCredential() {
        try (Upstream upstream = Upstream.start()) {
            // Given
            ParcelApi parcels = ParcelApi.registered(tenant, "locked", upstream.url());
            parcels.connectedForAll("main", "X-Parcel-Key", "expired");

            // When
            upstream.answers(401, "{}");
            for (int i = 0; i < FAILURES; i++) {
                parcels.print(tenant.admin(), "ada", "locked-" + i).expect(200);
            }

            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(status("locked")).isEqualTo("Disconnected"));
        }
    }

    private String status(String slug) {
        JsonNode all = tenant.admin().get("/api/status?limit=200").expect(200).json();
        for (JsonNode integration : all.path("integrations")) {
            if (slug.equals(integration.path("slug").textValue())) {
                return integration.path("status").asText();
            }
        }
        return "none in " + all;
    }

    private List<String> statuses(String subject, String id) {
        return Topic.read(stack, Topics.HEALTH_CHANGED, tenant.name()).stream()
                .filter(fact -> subject.equals(fact.text("subject")) && id.equals(fact.text("id")))
                .map(fact -> String.valueOf(fact.text("status"))).toList();
    }
}

package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Calls that do not do what was asked for: whose fault it is, and that nothing leaks. */
@Order(2)
@ExtendWith(RunningStack.class)
class ToolCallSaysWhyItFailedScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;

    ToolCallSaysWhyItFailedScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "tool-call-fails");
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("by-key", "X-Parcel-Key", "key-of-the-harbour");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void keepsConnectionFromOtherUsers() {
        // Given
        ParcelApi own = ParcelApi.registered(tenant, "private", upstream.url());
        own.connectedFor("ada", "hers", "X-Parcel-Key", "key-of-ada");

        // When
        Answer hers = own.print(tenant.admin(), "ada", "hers").expect(200);
        Answer named = own.execute(tenant.admin(), "bob", "private.user.hers.printLabel",
                Map.of("parcel", "stolen", "body", Map.of("text", "x")));
        Answer listed = own.print(tenant.admin(), "bob", "stolen");

        // Then
        assertThat(hers.json().path("success").booleanValue()).as(hers.toString()).isTrue();
        named.expectProblem(404);
        assertThat(listed.status()).as(listed.toString()).isIn(404, 409);
        assertThat(own.tools("bob")).isEmpty();
        assertThat(upstream.seen("/v1/parcels/stolen")).isEmpty();
    }

    @Test
    void namesArgumentThatDoesNotFit() {
        Answer wrongType = parcels.execute(tenant.admin(), "ada", parcels.tool("printLabel"),
                Map.of("parcel", "refused", "body", Map.of("text", 3))).expectProblem(400);
        Answer unknown = parcels.execute(tenant.admin(), "ada", parcels.tool("printLabel"),
                Map.of("parcel", "refused", "colour", "red", "body", Map.of("text", "x"))).expectProblem(400);

        assertThat(wrongType.text()).contains("/body/text");
        assertThat(unknown.text()).contains("colour").contains("format");
        assertThat(upstream.seen("/v1/parcels/refused")).isEmpty();
    }

    @Test
    void suggestsToolsWhenNameIsUnknown() {
        Answer answer = parcels.execute(tenant.admin(), "ada", "mcp_parcels_printLabels", Map.of("parcel", "1"))
                .expectProblem(404);

        assertThat(answer.text()).contains("printLabel");
    }

    @Test
    void tellsFailureOfUpstreamApartFromOurs() {
        // Given
        try (Upstream broken = Upstream.start()) {
            ParcelApi failing = ParcelApi.registered(tenant, "failing", broken.url());
            failing.connectedOpenly("main");
            broken.answers(500, "{\"oops\":true}");

            // When
            Answer answer = failing.print(tenant.admin(), "ada", "x").expect(200);

            // Then
            assertThat(answer.json().path("success").booleanValue()).isFalse();
            assertThat(answer.json().path("error").path("slug").textValue()).as(answer.toString()).isNotBlank();
            assertThat(only(Topics.TOOL_INVOKED, answer.text("call_id")).text("httpStatus")).isEqualTo("500");
        }
    }

    @Test
    void refusesPrivateAddresses() {
        // Given
        ParcelApi inside = ParcelApi.registered(tenant, "inside", java.net.URI.create("http://169.254.169.254"));
        inside.connectedOpenly("main");

        // When
        Answer call = inside.print(tenant.admin(), "ada", "metadata").expect(200);
        Answer fetch = tenant.admin().post("/api/openapi/specs", Map.of("slug", "fetch-inside", "spec",
                Map.of("kind", "url", "url", "http://10.0.0.1/openapi.json")));

        // Then
        assertThat(call.json().path("success").booleanValue()).isFalse();
        assertThat(call.text()).containsIgnoringCase("address");
        fetch.expectProblem(422);
    }

    private Fact only(String topic, String call) {
        List<Fact> found = Topic.read(stack, topic, tenant.name()).stream()
                .filter(fact -> Objects.equals(fact.text("call"), call)).toList();
        assertThat(found).as("records of %s in %s", call, topic).hasSize(1);
        return found.getFirst();
    }
}

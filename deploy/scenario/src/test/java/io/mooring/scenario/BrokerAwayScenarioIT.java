package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Kafka gone: nothing is accepted, nothing accepted is lost, and all goes on once it is back. */
@Order(9)
@ExtendWith(RunningStack.class)
class BrokerAwayScenarioIT {

    /** Our own limits are seconds; what is longer than this on the slowest machine is none of ours. */
    private static final Duration DEFINITE = Duration.ofSeconds(60);

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();

    BrokerAwayScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "broker-away");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void acceptsNothingUntilBrokerIsBack() {
        // Given
        Hook hook = Hook.made(tenant);
        ParcelApi parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("main", "X-Parcel-Key", "secret");
        Delivery before = GitHub.push();
        String kept = hook.accept(before);
        String call = parcels.print(tenant.admin(), "ada", "before").expect(200).text("call_id");

        // When
        stack.kill("kafka");
        Delivery refused = GitHub.push();
        Answer webhook = within(() -> hook.take(refused));
        Answer write = within(() -> parcels.print(tenant.admin(), "ada", "refused"));
        stack.up();

        // Then
        assertThat(webhook.expectProblem(503).header("Retry-After")).as(webhook.toString()).isPresent();
        assertThat(write.expectProblem(503).header("Retry-After")).as(write.toString()).isPresent();
        assertThat(upstream.seen("/v1/parcels/refused")).isEmpty();
        await().atMost(SOON).untilAsserted(() -> hook.accept(refused));
        await().atMost(SOON).untilAsserted(() -> parcels.print(tenant.admin(), "ada", "after").expect(200));
        assertThat(Topic.read(stack, Topics.TOOL_INVOKED, tenant.name())).extracting(fact -> fact.text("call"))
                .contains(call);
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).hasSize(2).contains(kept));
        assertThat(Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name()))
                .extracting(fact -> fact.text("deliveryId")).containsOnlyOnce(before.id()).contains(refused.id());
        ParcelApi.registered(tenant, "after", upstream.url()).connectedOpenly("main");
    }

    private static Answer within(Supplier<Answer> request) {
        Instant start = Instant.now();
        Answer answer = request.get();
        assertThat(Duration.between(start, Instant.now())).as(answer.toString()).isLessThan(DEFINITE);
        return answer;
    }
}

package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Hook.Subscription;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Upstream.Exchange;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** GitHub → intake → Kafka → event → subscription → signed delivery, retried. */
@Order(2)
@ExtendWith(RunningStack.class)
class ProviderEventReachesSubscriberScenarioIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Tenant tenant;

    ProviderEventReachesSubscriberScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "webhook");
    }

    @Test
    void deliversPushSigned() throws Exception {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            Subscription subscription = hook.subscribed(subscriber);
            Delivery push = GitHub.push();

            // When
            hook.accept(push);

            // Then
            await().atMost(SOON).until(() -> !subscriber.seen().isEmpty());
            Exchange delivered = subscriber.seen().getFirst();
            new Webhook(subscription.secret()).verify(delivered.body(), headers(delivered));
            assertThat(JSON.readTree(delivered.body()).path("type").textValue()).isEqualTo("github.push");
            assertThat(JSON.readTree(delivered.body()).path("data")).isEqualTo(JSON.readTree(push.payload()));
            assertThatThrownBy(() -> new Webhook(subscription.secret())
                    .verify(delivered.body().replace("crane", "trane"), headers(delivered)))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @Test
    void takesRedeliveryAsSameEvent() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            hook.subscribed(subscriber);
            Delivery push = GitHub.push();

            // When
            String first = hook.accept(push);
            await().atMost(SOON).until(() -> !subscriber.seen().isEmpty());
            String again = hook.accept(push);
            String next = hook.accept(GitHub.push());

            // Then: the later event is there, so the redelivery was seen and had no effect
            await().atMost(SOON).until(() -> subscriber.seen().size() >= 2);
            assertThat(again).isEqualTo(first);
            assertThat(received(hook)).extracting(Fact::id).containsExactly(first, first, next);
            await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(next, first));
            assertThat(subscriber.seen()).extracting(exchange -> exchange.headers().get("webhook-id"))
                    .containsExactly(first, next);
        }
    }

    @Test
    void keepsEventWithExactPayload() throws Exception {
        // Given
        Hook hook = Hook.made(tenant);
        Delivery push = GitHub.push();

        // When
        String id = hook.accept(push);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(id));
        Answer event = tenant.admin().get("/api/webhooks/events/" + id).expect(200);
        assertThat(event.json().path("payload")).as(event.toString()).isEqualTo(JSON.readTree(push.payload()));
        Fact fact = received(hook).getFirst();
        assertThat(fact.id()).isEqualTo(id);
        assertThat(fact.text("eventType")).isEqualTo("github.push");
        assertThat(fact.text("headers")).doesNotContain("x-hub-signature");
    }

    @Test
    void triesAgainUnderSameEventId() throws Exception {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            subscriber.answers(500, "");
            Hook hook = Hook.made(tenant);
            Subscription subscription = hook.subscribed(subscriber);

            // When
            hook.accept(GitHub.push());
            await().atMost(SOON).until(() -> !subscriber.seen().isEmpty());
            subscriber.answers(204, "");

            // Then
            await().atMost(SOON).until(() -> subscriber.seen().size() >= 2);
            Exchange first = subscriber.seen().getFirst();
            Exchange second = subscriber.seen().getLast();
            assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
            assertThat(second.body()).isEqualTo(first.body());
            new Webhook(subscription.secret()).verify(second.body(), headers(second));
            await().atMost(SOON).untilAsserted(() -> assertThat(delivered(subscription))
                    .extracting(fact -> fact.text("attempts")).containsExactly("2"));
        }
    }

    @Test
    void refusesWrongSignatureAndStoresNothing() {
        // Given
        Hook hook = Hook.made(tenant);
        Delivery push = GitHub.push();

        // When
        push.send(hook.url(), "another secret").expectProblem(401);
        push.send(hook.url(), Map.of()).expectProblem(401);
        push.send(hook.url(), Map.of("X-Hub-Signature-256", "sha256=")).expectProblem(401);
        push.send(hook.url(), Map.of("X-Hub-Signature-256", "sha256=zz")).expectProblem(401);
        String id = hook.accept(GitHub.push());

        // Then: the only one that is there is the one that was signed
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(id));
        assertThat(received(hook)).extracting(Fact::id).containsExactly(id);
    }

    @Test
    void refusesOversizedBodyAndUnknownEndpoint() {
        Hook hook = Hook.made(tenant);
        Delivery huge = new Delivery("push", "huge", "{\"filler\":\"" + "x".repeat(1_200_000) + "\"}");

        hook.take(huge).expectProblem(413);
        GitHub.push().send(hook.url().resolve("/webhook/github/nothing-here"), hook.secret()).expectProblem(404);

        assertThat(received(hook)).isEmpty();
    }

    private List<Fact> received(Hook hook) {
        return Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name()).stream()
                .filter(fact -> hook.id().equals(fact.text("endpoint"))).toList();
    }

    private List<Fact> delivered(Subscription subscription) {
        return Topic.read(stack, Topics.WEBHOOK_DELIVERED, tenant.name()).stream()
                .filter(fact -> subscription.id().equals(fact.text("subscription"))).toList();
    }

    private static HttpHeaders headers(Exchange exchange) {
        return HttpHeaders.of(exchange.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))), (a, b) -> true);
    }
}

package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.node.NodeFolder;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.SubscriberSdks;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Upstream.Exchange;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** What a subscriber may ask for, and what becomes of what it does not take. */
@Order(2)
@ExtendWith(RunningStack.class)
class SubscribersAreServedScenarioIT {

    private static final String SUBSCRIPTIONS = "/api/webhooks/subscriptions";
    private static final String DELIVERIES = "/api/webhooks/deliveries";

    private final Tenant tenant;

    SubscribersAreServedScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "served");
    }

    @Test
    void signsSoThatOfficialLibrariesVerifyWithEitherSecret() throws IOException {
        assumeTrue(NodeFolder.canRun(), "no node and npm on this machine: the libraries of subscribers are not tried");
        SubscriberSdks sdks = SubscriberSdks.installed();
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            Answer made = subscribe(subscriber, Map.of());
            Answer rotated = tenant.admin().post(SUBSCRIPTIONS + "/" + made.text("id") + "/secret/rotate",
                    Map.of("overlap", 3600)).expect(200);

            // When
            hook.accept(GitHub.push());

            // Then
            Exchange delivered = first(subscriber);
            Map<String, String> secrets = Map.of("former", made.text("secret"), "present", rotated.text("secret"),
                    "another", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
            assertThat(sdks.taken(delivered, delivered.body(), secrets)).containsExactly("standardwebhooks former",
                    "standardwebhooks present", "svix former", "svix present");
            assertThat(sdks.taken(delivered, delivered.body().replace("crane", "trane"), secrets)).isEmpty();
        }
    }

    @Test
    void signsWithTheNewSecretAloneWithoutOverlap() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            String id = subscribe(subscriber, Map.of()).text("id");
            tenant.admin().post(SUBSCRIPTIONS + "/" + id + "/secret/rotate", Map.of("overlap", 0)).expect(200);

            // When
            hook.accept(GitHub.push());

            // Then
            assertThat(first(subscriber).headers().get("webhook-signature")).matches("v1,[^ ]+");
        }
    }

    @Test
    void sendsWhatAFilterLetsThrough() {
        try (Upstream wanting = Upstream.start(); Upstream other = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            subscribe(wanting, Map.of("filter", "data.pusher.name == 'mia' && size(data.commits) == 1"));
            String none = subscribe(other, Map.of("filter", "data.pusher.name == 'joe' || data.issue.number == 1"))
                    .text("id");
            String all = subscribe(other, Map.of("event_types", List.of("github.*"), "url", other.url() + "/all"))
                    .text("id");

            // When
            String event = hook.accept(GitHub.push());

            // Then
            assertThat(first(wanting).headers()).containsEntry("webhook-id", event);
            await().atMost(SOON).until(() -> !other.seen("/all").isEmpty());
            assertThat(other.seen()).hasSize(1);
            assertThat(deliveries("event=" + event + "&subscription=" + all)).hasSize(1);
            assertThat(deliveries("event=" + event + "&subscription=" + none)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        refused(Map.of("filter", "data.a == 1 &&"), "/filter", "line 1, column");
        refused(Map.of("filter", "1 + 1"), "/filter", "bool");
        refused(Map.of("order", "fifo"), "/order", "endpoint");
        refused(Map.of("rate_limit", 100_000), "/rate_limit", "1000");
    }

    @Test
    void keepsTheOrderOfAnEndpoint() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            subscriber.answers(500, "not now");
            Hook hook = Hook.made(tenant);
            String id = subscribe(subscriber, Map.of("order", "endpoint")).text("id");
            String first = hook.accept(GitHub.push());
            String second = hook.accept(GitHub.push());
            String third = hook.accept(GitHub.push());
            await().atMost(SOON).until(() -> deliveries("event=" + third + "&subscription=" + id).size() == 1
                    && !subscriber.seen().isEmpty());

            // When
            subscriber.answers(204, "");

            // Then
            await().atMost(SOON).until(() -> subscriber.seen().size() >= 4);
            assertThat(subscriber.seen()).extracting(exchange -> exchange.headers().get("webhook-id"))
                    .containsExactly(first, first, second, third);
            JsonNode failed = deliveries("event=" + first + "&subscription=" + id).getFirst().path("attempts").get(0);
            assertThat(failed.path("status").intValue()).isEqualTo(500);
            assertThat(failed.path("response").textValue()).isEqualTo("not now");
        }
    }

    @Test
    void takesTheDeliveriesOfOneThatIsRemoved() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            String id = subscribe(subscriber, Map.of()).text("id");
            String event = hook.accept(GitHub.push());
            await().atMost(SOON).until(() -> deliveries("event=" + event + "&subscription=" + id).size() == 1);

            // When
            tenant.admin().delete(SUBSCRIPTIONS + "/" + id).expect(204);

            // Then
            tenant.admin().get(SUBSCRIPTIONS + "/" + id).expectProblem(404);
            await().atMost(SOON).until(() -> deliveries("event=" + event + "&subscription=" + id).isEmpty());
        }
    }

    @Test
    void pings() {
        try (Upstream subscriber = Upstream.start()) {
            String id = subscribe(subscriber, Map.of()).text("id");

            Answer good = tenant.admin().post(SUBSCRIPTIONS + "/" + id + "/test", Map.of()).expect(200);
            subscriber.answers(503, "tea time");
            Answer bad = tenant.admin().post(SUBSCRIPTIONS + "/" + id + "/test", Map.of()).expect(200);

            assertThat(good.json().path("delivered").booleanValue()).isTrue();
            assertThat(good.json().path("duration_millis").isIntegralNumber()).isTrue();
            assertThat(bad.json().path("delivered").booleanValue()).isFalse();
            assertThat(bad.json().path("status").intValue()).isEqualTo(503);
            assertThat(bad.text("response")).isEqualTo("tea time");
            assertThat(subscriber.seen()).hasSize(2).allSatisfy(ping -> assertThat(ping.body())
                    .contains("\"mooring.ping\""));
        }
    }

    @Test
    void parksAndSendsAgainUnderTheSameIds() {
        try (Upstream subscriber = Upstream.start()) {
            // Given a subscriber that says it is gone, and comes back
            subscriber.answers(410, "");
            Hook hook = Hook.made(tenant);
            String id = subscribe(subscriber, Map.of()).text("id");
            String one = hook.accept(GitHub.push());
            await().atMost(SOON).until(() -> !parked(id).isEmpty());
            Answer disabled = tenant.admin().get(SUBSCRIPTIONS + "/" + id).expect(200);
            assertThat(disabled.json().path("disabled").booleanValue()).isTrue();
            assertThat(disabled.text("disabled_reason")).contains("410");
            String held = hook.accept(GitHub.push());
            await().atMost(SOON).until(() -> deliveries("event=" + held + "&subscription=" + id).size() == 1);
            subscriber.answers(204, "");
            tenant.admin().send("PATCH", SUBSCRIPTIONS + "/" + id, Map.of("disabled", false)).expect(200);
            await().atMost(SOON).until(() -> subscriber.seen().size() == 2);
            String delivery = parked(id).getFirst().path("id").textValue();

            // When
            tenant.admin().post(DELIVERIES + "/" + delivery + "/redrive", Map.of()).expect(202);

            // Then
            await().atMost(SOON).until(() -> delivered(id).size() == 2);
            assertThat(subscriber.seen()).extracting(exchange -> exchange.headers().get("webhook-id"))
                    .containsExactly(one, held, one);
            assertThat(tenant.admin().get(SUBSCRIPTIONS + "/" + id).expect(200).text("last_success_at")).isNotBlank();
        }
    }

    @Test
    void sendsParkedOnesAgainInBulk() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            String id = subscribe(subscriber, Map.of()).text("id");
            for (int parked = 1; parked <= 2; parked++) {
                int number = parked;
                subscriber.answers(410, "");
                hook.accept(GitHub.push());
                await().atMost(SOON).until(() -> parked(id).size() == number);
                subscriber.answers(204, "");
                tenant.admin().send("PATCH", SUBSCRIPTIONS + "/" + id, Map.of("disabled", false)).expect(200);
            }

            // When
            Answer begun = tenant.admin().post("/api/webhooks/redrives", Map.of("subscription", id)).expect(202);

            // Then
            await().atMost(SOON).until(() -> delivered(id).size() == 2);
            await().atMost(SOON).untilAsserted(() -> {
                JsonNode redrive = tenant.admin().get("/api/webhooks/redrives/" + begun.text("id")).expect(200).json();
                assertThat(redrive.path("state").textValue()).isEqualTo("done");
                assertThat(redrive.path("done").intValue()).isEqualTo(2);
            });
            assertThat(parked(id)).isEmpty();
        }
    }

    @Test
    void letsNobodyWaitForOneThatHangs() {
        try (Upstream hanging = Upstream.start(); Upstream quick = Upstream.start()) {
            // Given
            hanging.answersAfter(Duration.ofMinutes(5));
            Hook hook = Hook.made(tenant);
            subscribe(hanging, Map.of());
            subscribe(quick, Map.of());

            // When
            for (int i = 0; i < 50; i++) {
                hook.accept(GitHub.push());
            }

            // Then
            await().atMost(SOON).until(() -> quick.seen().size() == 50);
            assertThat(hanging.seen()).hasSizeLessThan(50);
        }
    }

    private void refused(Map<String, ?> wish, String... words) {
        Map<String, Object> whole = new HashMap<>(Map.of("url", "https://hooks.example/x", "event_types",
                List.of("*")));
        whole.putAll(wish);
        assertThat(tenant.admin().post(SUBSCRIPTIONS, whole).expectProblem(400).text()).contains(words);
    }

    private Answer subscribe(Upstream subscriber, Map<String, ?> wish) {
        Map<String, Object> whole = new HashMap<>(Map.of("url", subscriber.url() + "/events", "event_types",
                List.of("github.push")));
        whole.putAll(wish);
        return tenant.admin().post(SUBSCRIPTIONS, whole).expect(201);
    }

    private static Exchange first(Upstream subscriber) {
        await().atMost(SOON).until(() -> !subscriber.seen().isEmpty());
        return subscriber.seen().getFirst();
    }

    private List<JsonNode> parked(String subscription) {
        return deliveries("status=undeliverable&subscription=" + subscription);
    }

    private List<JsonNode> delivered(String subscription) {
        return deliveries("status=delivered&subscription=" + subscription);
    }

    private List<JsonNode> deliveries(String query) {
        return tenant.admin().get(DELIVERIES + "?" + query).expect(200).json().path("items").valueStream().toList();
    }
}

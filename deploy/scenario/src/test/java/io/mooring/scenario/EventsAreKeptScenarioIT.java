package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.EventListener;
import io.mooring.scenario.party.EventListener.Told;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Hook.Subscription;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** What was received is found, looked at, listened to and replayed, and nothing of it is there twice. */
@Order(2)
@ExtendWith(RunningStack.class)
class EventsAreKeptScenarioIT {

    private static final String EVENTS = "/api/webhooks/events";
    private static final String REPLAYS = "/api/webhooks/replays";

    private final Stack stack;
    private final Tenant tenant;

    EventsAreKeptScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "kept");
    }

    @Test
    void findsEventsByWhatTheyAre() {
        // Given
        Hook hook = Hook.made(tenant);
        String first = hook.accept(GitHub.push());
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(first));
        String second = hook.accept(GitHub.push());
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(second, first));
        String received = tenant.admin().get(EVENTS + "/" + second).expect(200).text("received_at");

        assertThat(found(hook, "type=github.*")).containsExactly(second, first);
        assertThat(found(hook, "type=github.push&provider=github")).containsExactly(second, first);
        assertThat(found(hook, "type=slack.*")).isEmpty();
        assertThat(found(hook, "subject=issue:harbour/crane%231")).isEmpty();
        assertThat(found(hook, "connection=none")).isEmpty();
        assertThat(found(hook, "since=" + received)).startsWith(second);
        assertThat(found(hook, "until=" + received)).doesNotContain(second);
        assertThat(found(hook, "text=Gr%C3%BCne%20Kiste")).containsExactly(second, first);
        assertThat(found(hook, "text=Gr%C3%BCne%20Kisten")).isEmpty();
    }

    @Test
    void pagesThroughWhatTextFinds() {
        // Given
        Hook hook = Hook.made(tenant);
        List<String> ids = accepted(hook, 3);

        // When
        Answer page = tenant.admin().get(EVENTS + "?limit=2&text=crane&endpoint=" + hook.id()).expect(200);
        Answer rest = tenant.admin().get(EVENTS + "?limit=2&text=crane&endpoint=" + hook.id() + "&cursor="
                + page.text("nextCursor")).expect(200);

        // Then
        assertThat(ids(page)).hasSize(2);
        assertThat(ids(rest)).hasSize(1);
        assertThat(ids(page)).doesNotContainAnyElementsOf(ids(rest));
        assertThat(ids).containsAll(ids(page)).containsAll(ids(rest));
        assertThat(rest.json().hasNonNull("nextCursor")).isFalse();
    }

    @Test
    void handsPayloadOutAsItCame() {
        Hook hook = Hook.made(tenant);
        Delivery push = GitHub.push();
        String id = hook.accept(push);
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(id));

        Answer payload = tenant.admin().get(EVENTS + "/" + id + "/payload").expect(200);

        assertThat(payload.text()).isEqualTo(push.payload());
        assertThat(payload.header("Content-Type").orElseThrow()).startsWith("application/octet-stream");
        assertThat(payload.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(payload.header("X-Content-Type-Options")).contains("nosniff");
        tenant.admin().get(EVENTS + "/nothing/payload").expectProblem(404);
    }

    @Test
    void replaysRangeWithoutDoublingAnything() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            Subscription subscription = hook.subscribed(subscriber);
            List<String> ids = accepted(hook, 5);
            await().atMost(SOON).until(() -> subscriber.seen().size() == 5);

            // When
            Answer replay = tenant.admin().post(REPLAYS, Map.of("since", beginOf(hook), "endpoint", hook.id()))
                    .expect(202);
            awaitDone(replay, 5);
            String last = hook.accept(GitHub.push());

            // Then: what was replayed stood before the last one in its partition
            await().atMost(SOON).untilAsserted(() -> assertThat(webhookIds(subscriber)).contains(last));
            await().atMost(SOON).untilAsserted(() -> assertThat(deliveries(subscription)).hasSize(6)
                    .allSatisfy(delivery -> {
                        assertThat(delivery.path("status").textValue()).isEqualTo("delivered");
                        assertThat(delivery.path("attempts")).hasSize(1);
                    }));
            assertThat(webhookIds(subscriber)).hasSize(6).doesNotHaveDuplicates().containsAll(ids);
            assertThat(hook.events()).hasSize(6).doesNotHaveDuplicates().containsAll(ids);
            List<Fact> facts = received(hook);
            assertThat(facts).hasSize(11);
            assertThat(facts.stream().filter(fact -> fact.headers().containsKey("mooring_replay")))
                    .extracting(Fact::id).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void deliversOnceMoreOnlyWhenAsked() {
        try (Upstream subscriber = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            Subscription subscription = hook.subscribed(subscriber);
            String id = accepted(hook, 1).getFirst();
            await().atMost(SOON).untilAsserted(() -> assertThat(deliveries(subscription)).singleElement()
                    .satisfies(delivery -> assertThat(delivery.path("status").textValue()).isEqualTo("delivered")));

            // When
            awaitDone(tenant.admin().send("POST", EVENTS + "/" + id + "/replay", Map.of("redeliver", true)).expect(202),
                    1);

            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(deliveries(subscription)).singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.path("status").textValue()).isEqualTo("delivered");
                        assertThat(delivery.path("attempts")).hasSize(2);
                    }));
            assertThat(webhookIds(subscriber)).containsExactly(id, id);
        }
    }

    @Test
    void givesLateSubscriberWhatItMissed() {
        try (Upstream early = Upstream.start(); Upstream late = Upstream.start()) {
            // Given
            Hook hook = Hook.made(tenant);
            Subscription first = hook.subscribed(early);
            List<String> ids = accepted(hook, 3);
            Subscription second = hook.subscribed(late);

            // When
            Answer replay = tenant.admin().post(REPLAYS, Map.of("since", beginOf(hook), "endpoint", hook.id(),
                    "subscription", second.id(), "redeliver", true)).expect(202);

            // Then
            awaitDone(replay, 3);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(webhookIds(late)).containsExactlyInAnyOrderElementsOf(ids));
            await().atMost(SOON).untilAsserted(() -> assertThat(deliveries(first)).hasSize(3)
                    .allSatisfy(delivery -> assertThat(delivery.path("attempts")).hasSize(1)));
        }
    }

    @Test
    void leavesEndedReplayAlone() {
        Hook hook = Hook.made(tenant);
        Answer replay = tenant.admin().post(REPLAYS, Map.of("since", "2026-01-01T00:00:00Z", "endpoint", hook.id()))
                .expect(202);
        awaitDone(replay, 0);

        Answer cancelled = tenant.admin().send("POST", REPLAYS + "/" + replay.text("id") + "/cancel", (byte[]) null)
                .expect(200);

        assertThat(cancelled.text("status")).isEqualTo("done");
        assertThat(ids(tenant.admin().get(REPLAYS + "?limit=200").expect(200))).contains(replay.text("id"));
    }

    @Test
    void goesOnWhereListenerWas() {
        Hook hook = Hook.made(tenant);
        String first;
        String last;
        try (EventListener console = EventListener.open(tenant.admin(), "/api/events/stream?type=github.*", Map.of());
                EventListener deaf = EventListener.open(tenant.admin(), "/api/events/stream?type=slack.*", Map.of())) {
            await().atMost(SOON).until(() -> console.isListening() && deaf.isListening());
            first = hook.accept(GitHub.push());
            await().atMost(SOON).untilAsserted(() -> assertThat(told(console, hook)).containsExactly(first));
            Told told = console.heard().stream().filter(event -> event.data().path("id").textValue().equals(first))
                    .findFirst().orElseThrow();
            assertThat(told.name()).isEqualTo(Topics.WEBHOOK_RECEIVED);
            assertThat(told.data().path("type").textValue()).isEqualTo("github.push");
            assertThat(deaf.heard()).isEmpty();
            last = told.id();
        }
        String second = hook.accept(GitHub.push());
        await().atMost(SOON).untilAsserted(() -> assertThat(hook.events()).containsExactly(second, first));

        try (EventListener again = EventListener.open(tenant.admin(), "/api/events/stream",
                Map.of("Last-Event-ID", last))) {
            String third = hook.accept(GitHub.push());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(again, hook)).containsExactly(second, third));
        }
        tenant.admin().with("Last-Event-ID", "yesterday").get("/api/events/stream").expectProblem(400);
    }

    @Test
    void letsTenantKeepFewerDays() {
        assertThat(tenant.admin().get("/api/webhooks/retention").expect(200).json().path("most").intValue())
                .isEqualTo(30);
        tenant.admin().send("PUT", "/api/webhooks/retention", Map.of("days", 31)).expectProblem(400);
        tenant.admin().send("PUT", "/api/webhooks/retention", Map.of("days", 7)).expect(200);
        assertThat(tenant.admin().get("/api/webhooks/retention").expect(200).json().path("days").intValue())
                .isEqualTo(7);
    }

    private List<String> accepted(Hook hook, int number) {
        List<String> ids = IntStream.range(0, number).mapToObj(i -> hook.accept(GitHub.push())).toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hook.events()).containsExactlyInAnyOrderElementsOf(ids));
        return ids;
    }

    private List<String> found(Hook hook, String query) {
        return ids(tenant.admin().get(EVENTS + "?endpoint=" + hook.id() + "&" + query).expect(200));
    }

    private static List<String> ids(Answer page) {
        return page.json().path("items").findValuesAsText("id");
    }

    private String beginOf(Hook hook) {
        return tenant.admin().get(EVENTS + "/" + hook.events().getLast()).expect(200).text("received_at");
    }

    private void awaitDone(Answer replay, int sent) {
        await().atMost(SOON).untilAsserted(() -> {
            Answer now = tenant.admin().get(REPLAYS + "/" + replay.text("id")).expect(200);
            assertThat(now.text("status")).isEqualTo("done");
            assertThat(now.json().path("sent").intValue()).isEqualTo(sent);
        });
    }

    private List<JsonNode> deliveries(Subscription subscription) {
        JsonNode items = tenant.admin().get("/api/webhooks/deliveries?limit=200&subscription=" + subscription.id())
                .expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static List<String> webhookIds(Upstream subscriber) {
        return subscriber.seen().stream().map(exchange -> exchange.headers().get("webhook-id")).toList();
    }

    private static List<String> told(EventListener console, Hook hook) {
        return console.heard().stream().map(Told::data)
                .filter(event -> event.path("endpoint").textValue().equals(hook.id()))
                .map(event -> event.path("id").textValue()).toList();
    }

    private List<Fact> received(Hook hook) {
        return Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name()).stream()
                .filter(fact -> hook.id().equals(fact.text("endpoint"))).toList();
    }
}

package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.PatientSender;
import io.mooring.scenario.party.SteadyLoad;
import io.mooring.scenario.party.Subscriber;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/**
 * Under a constant rate of signed webhooks webhook-service is killed, and Kafka, PostgreSQL and Connect are away for a while,
 * one after the other. In the end what was accepted is stored and delivered, all by its id: nothing is missing, nothing is
 * there twice, and what was sent one after the other is in this order.
 */
@Order(8)
@Isolated
@EnabledIfSystemProperty(named = "mooring.scenario.rate", matches = ".+", disabledReason = "run deploy/scenario/chaos")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class WebhooksSurviveChaosScenarioIT {

    /** Webhooks a second, and how often all of it happens: little in each run, more with {@code -Dmooring.scenario.…}. */
    private static final int PER_SECOND = Integer.getInteger("mooring.scenario.rate", 50);
    private static final int ROUNDS = Integer.getInteger("mooring.scenario.rounds", 1);

    private static final Duration UNTIL_DELIVERED = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String ORDERED = "page_build";

    private final Stack stack;
    private final Tenant tenant;
    private final Hook hook;
    private final Hook orderly;
    private final Subscriber subscriber = Subscriber.start();
    private final Subscriber follower = Subscriber.start();
    private SteadyLoad<Delivery> load;
    private PatientSender<Delivery> sequence;

    WebhooksSurviveChaosScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "chaos");
        this.hook = Hook.made(tenant);
        this.orderly = Hook.made(tenant);
        subscribe(subscriber, "github.push", "none");
        subscribe(follower, "github." + ORDERED, "endpoint");
        this.load = SteadyLoad.started(PER_SECOND, GitHub::push, hook::take);
        this.sequence = PatientSender.started(WebhooksSurviveChaosScenarioIT::next, orderly::take);
    }

    private void subscribe(Subscriber whose, String eventType, String order) {
        tenant.admin().post("/api/webhooks/subscriptions",
                Map.of("url", whose.url().toString(), "event_types", List.of(eventType), "order", order)).expect(201);
    }

    private static Delivery next() {
        Delivery push = GitHub.push();
        return new Delivery(ORDERED, push.id(), push.payload());
    }

    @BeforeAll
    @Timeout(value = 30, unit = TimeUnit.MINUTES) // that of the class is for tests only
    void breakOneAfterTheOther() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            awaitMore(load.accepted().keySet());
            stack.kill("webhook");
            awaitMore(load.failed());
            stack.up();
            awaitMore(load.accepted().keySet());
            end("kafka");
            awaitMore(load.failed());
            stack.up();
            awaitMore(load.accepted().keySet());
            end("postgres");
            awaitMore(load.accepted().keySet());
            stack.up();
            awaitMore(load.accepted().keySet());
            end("connect");
            awaitMore(load.accepted().keySet());
            stack.up();
            awaitMore(load.accepted().keySet());
        }
        load.stop();
        sequence.stop();
    }

    private void end(String part) {
        stack.mooring("down", part).require();
    }

    /** What three seconds bring. */
    private static void awaitMore(Collection<?> growing) {
        int before = growing.size();
        await().atMost(SOON).until(() -> growing.size() >= before + 3 * PER_SECOND);
    }

    @AfterAll
    void stopSubscribers() {
        subscriber.close();
        follower.close();
    }

    @Test
    @Order(1)
    void keepsWhatItAccepted() {
        List<Fact> received = received(hook);
        assertThat(ids(received)).as("event ids on Kafka").containsAll(accepted());
        assertThat(received).extracting(fact -> fact.text("deliveryId")).as("delivery ids that GitHub gave")
                .isSubsetOf(load.sent().stream().map(Delivery::id).toList());
        assertThat(received.stream().map(fact -> fact.text("deliveryId") + " " + fact.id()).distinct())
                .as("one event id for each delivery id").hasSameSizeAs(ids(received))
                .hasSameSizeAs(received.stream().map(fact -> fact.text("deliveryId")).collect(Collectors.toSet()));
    }

    @Test
    @Order(2)
    void storesEachOnce() {
        Set<String> received = ids(received(hook));

        await().atMost(UNTIL_DELIVERED).pollInterval(LOOK)
                .untilAsserted(() -> assertThat(events(hook)).hasSameSizeAs(received));

        assertThat(events(hook)).as("stored events").containsExactlyInAnyOrderElementsOf(received);
        assertThat(Topic.read(stack, Topics.WEBHOOK_RECEIVED + ".dlq", tenant.name())).isEmpty();
    }

    @Test
    @Order(3)
    void deliversEachUnderOneId() {
        Set<String> received = ids(received(hook));

        await().atMost(UNTIL_DELIVERED).pollInterval(LOOK)
                .untilAsserted(() -> assertThat(subscriber.events()).hasSameSizeAs(received));

        assertThat(subscriber.events()).as("events at the subscriber").isEqualTo(received);
        await().atMost(SOON).pollInterval(LOOK).untilAsserted(
                () -> assertThat(deliveries()).extracting(delivery -> delivery.path("status").textValue())
                        .containsOnly("delivered"));
        Set<String> all = new HashSet<>(received);
        all.addAll(ids(received(orderly)));
        assertThat(deliveries()).extracting(delivery -> delivery.path("event").textValue())
                .as("events of deliveries, one delivery each").containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @Order(4)
    void tellsEachDeliveryToOthers() {
        Set<String> delivered = deliveries().stream().map(delivery -> delivery.path("id").textValue())
                .collect(Collectors.toSet());

        await().atMost(SOON).pollInterval(LOOK)
                .untilAsserted(() -> assertThat(Topic.read(stack, Topics.WEBHOOK_DELIVERED, tenant.name()).stream()
                        .map(fact -> Objects.requireNonNull(fact.text("delivery"))).collect(Collectors.toSet()))
                        .isEqualTo(delivered));
    }

    @Test
    @Order(5)
    void keepsOrderOfWhatWasSentOneAfterTheOther() {
        List<String> sent = sequence.accepted().stream().map(answer -> answer.text("id")).toList();

        assertThat(new ArrayList<>(ids(received(orderly)))).as("on Kafka").isEqualTo(sent);
        await().atMost(SOON).pollInterval(LOOK)
                .untilAsserted(() -> assertThat(events(orderly).reversed()).as("in the store").isEqualTo(sent));
        await().atMost(SOON).untilAsserted(
                () -> assertThat(new ArrayList<>(follower.events())).as("at the subscriber").isEqualTo(sent));
    }

    private Set<String> accepted() {
        return load.accepted().values().stream().map(answer -> answer.text("id")).collect(Collectors.toSet());
    }

    private List<Fact> received(Hook endpoint) {
        return Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name()).stream()
                .filter(fact -> endpoint.id().equals(fact.text("endpoint"))).toList();
    }

    /** In the order they came for the first time. */
    private static Set<String> ids(List<Fact> facts) {
        return facts.stream().map(Fact::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Ids of the stored events of an endpoint, newest first. */
    private List<String> events(Hook endpoint) {
        return items("/api/webhooks/events?limit=200&endpoint=" + endpoint.id()).stream()
                .map(event -> event.path("id").textValue()).toList();
    }

    private List<JsonNode> deliveries() {
        return items("/api/webhooks/deliveries?limit=200");
    }

    /** Page by page. */
    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page = tenant.admin().get(path + next).expect(200);
            page.json().path("items").forEach(items::add);
            String cursor = page.json().path("nextCursor").textValue();
            next = cursor == null ? null : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return items;
    }
}

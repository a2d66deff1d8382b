package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Load;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Upstream.Exchange;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/**
 * Two services killed under load, the executor again and again: what was accepted or finished is on Kafka, once, and no
 * call runs twice. Then Kafka gone: nothing is accepted, nothing accepted is lost, and all goes on once it is back.
 */
@Order(8)
@Isolated
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class CrashKeepsFactsScenarioIT {

    /** How often the executor is killed: a few times in each run, more often with {@code -Dmooring.scenario.kills}. */
    private static final int KILLS = Integer.getInteger("mooring.scenario.kills", 3);

    private static final int CALLERS = 4;
    private static final int ENOUGH = 20;
    private static final Duration UNTIL_DELIVERED = Duration.ofMinutes(5);
    /** A call may take 120 s with all its time limits; only then the start of a dead process is taken for lost. */
    private static final Duration UNTIL_CLOSED = Duration.ofMinutes(8);

    /** Our own limits are seconds; what is longer than this on the slowest machine is none of ours. */
    private static final Duration DEFINITE = Duration.ofSeconds(60);

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final Upstream subscriber = Upstream.start();
    private final Hook hook;
    private final ParcelApi parcels;
    private Load<Delivery> deliveries = Load.none();
    private Load<String> calls = Load.none();

    CrashKeepsFactsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "crash");
        this.hook = Hook.made(tenant);
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
    }

    @BeforeAll
    @Timeout(value = 20, unit = TimeUnit.MINUTES) // that of the class is for tests only
    void crashUnderLoad() throws InterruptedException {
        hook.subscribed(subscriber);
        parcels.connectedForAll("main", "X-Parcel-Key", "secret");
        deliveries = Load.started(CALLERS, GitHub::push, hook::take);
        calls = Load.started(CALLERS, () -> "p" + UUID.randomUUID(), this::print);
        awaitMore(deliveries);
        awaitMore(calls);
        stack.kill("webhook");
        killExecutorInMidCall();
        // Each is delivered to the subscriber: what a slow machine gets is no more than what a fast one gets.
        awaitMore(deliveries);
        deliveries.stop();
        for (int kills = 1; kills < KILLS; kills++) {
            killExecutorInMidCall();
        }
        calls.stop();
    }

    /** Calls are held at the upstream, so that some are under way, however slow the machine is. */
    private void killExecutorInMidCall() {
        int heldSinceEarlier = upstream.underWay();
        upstream.answersAfter(Duration.ofHours(1));
        await().atMost(SOON).until(() -> upstream.underWay() >= heldSinceEarlier + CALLERS / 2);
        stack.kill("tool-executor");
        upstream.answersAfter(Duration.ZERO);
        stack.up();
        awaitMore(calls);
    }

    /** One call for each parcel, however often it is asked for. */
    private Answer print(String parcel) {
        return parcels.print(tenant.admin().with("Idempotency-Key", parcel), "ada", parcel);
    }

    private static void awaitMore(Load<?> load) {
        int before = load.succeeded().size();
        await().atMost(SOON).until(() -> load.succeeded().size() >= before + ENOUGH);
    }

    @AfterAll
    void stopServers() {
        upstream.close();
        subscriber.close();
    }

    @Test
    @Order(1)
    void losesNoAcceptedWebhook() {
        // Given
        Set<String> accepted = ids(deliveries.succeeded());
        assertThat(deliveries.failed()).as("deliveries the crash broke").isNotEmpty();
        assertThat(received().stream().map(fact -> fact.text("deliveryId"))).containsAll(accepted);

        // When
        deliveries.failed().forEach(hook::accept);

        // Then
        List<Fact> received = received();
        Set<String> all = ids(deliveries.sent());
        assertThat(received.stream().map(fact -> fact.text("deliveryId"))).containsAll(all);
        assertThat(received.stream().map(fact -> fact.text("deliveryId") + " " + fact.id()).distinct())
                .as("one event id for each delivery").hasSize(all.size());
        Set<String> events = received.stream().map(Fact::id).collect(Collectors.toSet());
        await().atMost(UNTIL_DELIVERED).untilAsserted(
                () -> assertThat(delivered()).as("events at the subscriber")
                        .containsExactlyInAnyOrderElementsOf(events));
    }

    @Test
    @Order(2)
    void losesNoFinishedCall() {
        Set<String> finished = finished();

        assertThat(calls.failed()).as("calls the crash broke").isNotEmpty();
        assertThat(finished).isNotEmpty().hasSameSizeAs(calls.succeeded());
        assertThat(outcomes().keySet()).containsAll(finished);
        assertThat(started()).containsAll(finished);
        assertEachRanOnce();
        await().atMost(SOON).untilAsserted(() -> assertThat(audited()).containsAll(finished));
        assertThat(audited()).as("calls in the audit").doesNotHaveDuplicates();
    }

    private void assertEachRanOnce() {
        assertThat(upstream.seen("/v1").stream().map(Exchange::path)).as("calls that reached the upstream")
                .doesNotHaveDuplicates();
    }

    /** Now, since the calls the dead process had begun are not given up for a while, which this may well disturb. */
    @Test
    @Order(3)
    void acceptsNothingUntilBrokerIsBack() {
        // Given
        Tenant other = Tenant.fresh(stack, "broker-away");
        Hook theirs = Hook.made(other);
        ParcelApi api = ParcelApi.registered(other, "parcels", upstream.url());
        api.connectedForAll("main", "X-Parcel-Key", "secret");
        Delivery before = GitHub.push();
        String kept = theirs.accept(before);
        String call = api.print(other.admin(), "ada", "before").expect(200).text("call_id");

        // When
        stack.kill("kafka");
        Delivery refused = GitHub.push();
        Answer webhook = within(() -> theirs.take(refused));
        Answer write = within(() -> api.print(other.admin(), "ada", "refused"));
        stack.up();

        // Then
        assertThat(webhook.expectProblem(503).header("Retry-After")).as(webhook.toString()).isPresent();
        assertThat(write.expectProblem(503).header("Retry-After")).as(write.toString()).isPresent();
        assertThat(upstream.seen("/v1/parcels/refused")).isEmpty();
        await().atMost(SOON).untilAsserted(() -> theirs.accept(refused));
        await().atMost(SOON).untilAsserted(() -> api.print(other.admin(), "ada", "after").expect(200));
        assertThat(Topic.read(stack, Topics.TOOL_INVOKED, other.name())).extracting(fact -> fact.text("call"))
                .contains(call);
        await().atMost(SOON).untilAsserted(() -> assertThat(theirs.events()).hasSize(2).contains(kept));
        assertThat(Topic.read(stack, Topics.WEBHOOK_RECEIVED, other.name()))
                .extracting(fact -> fact.text("deliveryId")).containsOnlyOnce(before.id()).contains(refused.id());
        ParcelApi.registered(other, "after", upstream.url()).connectedOpenly("main");
    }

    private static Answer within(Supplier<Answer> request) {
        Instant start = Instant.now();
        Answer answer = request.get();
        assertThat(Duration.between(start, Instant.now())).as(answer.toString()).isLessThan(DEFINITE);
        return answer;
    }

    @Test
    @Order(4)
    void closesEveryStartedCall() {
        Set<String> started = started();

        await().atMost(UNTIL_CLOSED).pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(outcomes().keySet()).containsAll(started));

        assertThat(outcomes().values()).as("one outcome of each call").allMatch(outcomes -> outcomes.size() == 1);
        assertThat(outcomes().values().stream().flatMap(Set::stream).distinct()).contains("SUCCEEDED", "UNKNOWN");
    }

    /** By now nobody can be at it any more, so every repeat gets a definite answer. */
    @Test
    @Order(5)
    void runsNoCallTwiceThatIsRepeatedWithItsKey() {
        List<String> begun = calls.failed().stream()
                .filter(parcel -> !upstream.seen("/v1/parcels/" + parcel + "/").isEmpty()).toList();
        assertThat(begun).as("calls whose caller got no answer").isNotEmpty();
        assertThat(begun.stream().map(this::repeat)).filteredOn(answer -> !answer.succeeded())
                .allSatisfy(answer -> assertThat(answer.expectProblem(503).text()).contains("outcome-unknown"));
        assertEachRanOnce();
    }

    private Answer repeat(String parcel) {
        return await().atMost(SOON).until(() -> print(parcel), answer -> answer.status() != 409);
    }

    private static Set<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).collect(Collectors.toSet());
    }

    private List<Fact> received() {
        return Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name());
    }

    private Set<String> delivered() {
        Set<String> ids = new HashSet<>();
        subscriber.seen("/events").forEach(exchange -> ids.add(exchange.headers().get("webhook-id")));
        return ids;
    }

    private Set<String> finished() {
        return calls.answers().stream().filter(Answer::succeeded).map(answer -> answer.text("call_id"))
                .collect(Collectors.toSet());
    }

    /** The ids of the calls in the audit, page by page. */
    private List<String> audited() {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = tenant.admin().get("/api/calls?limit=200" + next).expect(200).json();
            page.path("calls").forEach(call -> ids.add(call.path("id").textValue()));
            String cursor = page.path("nextCursor").textValue();
            next = cursor == null ? null : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return ids;
    }

    private Set<String> started() {
        return Topic.read(stack, Topics.TOOL_STARTED, tenant.name()).stream()
                .map(fact -> Objects.requireNonNull(fact.text("call"))).collect(Collectors.toSet());
    }

    /** By call; a record that was produced again under its id counts once. */
    private Map<String, Set<String>> outcomes() {
        return Topic.read(stack, Topics.TOOL_INVOKED, tenant.name()).stream()
                .collect(Collectors.groupingBy(fact -> Objects.requireNonNull(fact.text("call")), Collectors
                        .mapping(fact -> Objects.requireNonNull(fact.text("outcome")), Collectors.toSet())));
    }
}

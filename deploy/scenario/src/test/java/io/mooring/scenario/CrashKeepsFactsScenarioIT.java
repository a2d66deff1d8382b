package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Load;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Services killed under load: what was accepted or finished is on Kafka, once. */
@Order(8)
@ExtendWith(RunningStack.class)
class CrashKeepsFactsScenarioIT {

    private static final int CALLERS = 8;
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final Duration UNTIL_DELIVERED = Duration.ofSeconds(90);
    /** A call may run for 30 s; only then a dead process's start is taken for lost. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(120);

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();

    CrashKeepsFactsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "crash");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void losesNoAcceptedWebhook() throws InterruptedException {
        // Given
        Hook hook = Hook.made(tenant);
        hook.subscribed(upstream);
        Load<Delivery> load = Load.started(CALLERS, GitHub::push, hook::take);

        // When
        TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());
        stack.kill("webhook");
        stack.up();
        TimeUnit.MILLISECONDS.sleep(AFTER.toMillis());
        load.stop();
        assertThat(load.failed()).as("deliveries the crash broke").isNotEmpty();
        load.failed().forEach(delivery -> load.accept(delivery, hook.take(delivery)));

        // Then
        List<Fact> received = Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name());
        Set<String> accepted = load.succeeded().stream().map(Delivery::id).collect(Collectors.toSet());
        assertThat(accepted).as("every delivery, redelivered ones too").hasSize(load.sent());
        assertThat(received.stream().map(fact -> fact.text("deliveryId")).toList()).containsAll(accepted);
        assertThat(received.stream().map(fact -> fact.text("deliveryId") + " " + fact.id()).distinct())
                .as("one event id for each delivery").hasSize(accepted.size());
        Set<String> ids = received.stream().map(Fact::id).collect(Collectors.toSet());
        await().atMost(UNTIL_DELIVERED)
                .untilAsserted(() -> assertThat(new HashSet<>(delivered())).containsExactlyInAnyOrderElementsOf(ids));
    }

    private List<String> delivered() {
        return upstream.seen("/events").stream().map(exchange -> exchange.headers().get("webhook-id")).toList();
    }

    @Test
    void losesNoFinishedCall() throws InterruptedException {
        // Given
        ParcelApi parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("main", "X-Parcel-Key", "secret");
        Load<String> load = Load.started(CALLERS, () -> "p" + java.util.UUID.randomUUID(),
                parcel -> parcels.print(tenant.admin(), "ada", parcel));

        // When
        TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());
        stack.kill("tool-executor");
        stack.up();
        TimeUnit.MILLISECONDS.sleep(AFTER.toMillis());
        load.stop();

        // Then
        assertThat(load.failed()).as("calls the crash broke").isNotEmpty();
        Set<String> finished = load.answers().stream().filter(Answer::succeeded).map(answer -> answer.text("call_id"))
                .collect(Collectors.toSet());
        assertThat(finished).hasSize(load.succeeded().size());
        assertThat(ends().keySet()).containsAll(finished);
        Set<String> started = Topic.read(stack, Topics.TOOL_STARTED, tenant.name()).stream()
                .map(fact -> fact.text("call")).collect(Collectors.toSet());
        assertThat(started).containsAll(finished);
        await().atMost(UNTIL_CLOSED).pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(ends().keySet()).containsExactlyInAnyOrderElementsOf(started));
        assertThat(ends().values()).as("one end of each call").allMatch(outcomes -> outcomes.size() == 1);
        assertThat(ends().values().stream().flatMap(Set::stream).distinct()).isSubsetOf("SUCCEEDED", "UNKNOWN");
        assertThat(upstream.seen("/v1").stream().map(Upstream.Exchange::path)).doesNotHaveDuplicates();
    }

    /** Outcomes by call; a record that was produced again under its id counts once. */
    private java.util.Map<String, Set<String>> ends() {
        return Topic.read(stack, Topics.TOOL_INVOKED, tenant.name()).stream()
                .collect(Collectors.groupingBy(fact -> Objects.requireNonNull(fact.text("call")), Collectors
                        .mapping(fact -> Objects.requireNonNull(fact.text("outcome")), Collectors.toSet())));
    }
}

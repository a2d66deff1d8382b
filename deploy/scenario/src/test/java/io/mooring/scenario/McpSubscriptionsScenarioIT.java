package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.McpStream;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Clients without a session are told what they asked to hear, of what is theirs, and nothing else. */
@Order(5)
@ExtendWith(RunningStack.class)
class McpSubscriptionsScenarioIT {

    private static final Map<String, ?> TOOLS = Map.of("toolsListChanged", true);
    private static final String CHANGED = "notifications/tools/list_changed";
    private static final int MOST = 100;
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration LONGER_THAN_A_VIGIL = Duration.ofSeconds(7);

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;

    McpSubscriptionsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "mcp-subscriptions");
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("post", "X-Parcel-Key", "key-of-all");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void beginWithWhatWillBeTold() {
        McpCaller ada = McpCaller.of(Clerk.made(tenant, "ada", "parcels:full"));

        try (McpStream stream = ada.listening(Map.of("toolsListChanged", true, "promptsListChanged", true,
                "resourceSubscriptions", List.of("file:///nowhere"), "other", 1))) {
            JsonNode acknowledged = stream.next();
            assertThat(acknowledged.path("method").textValue())
                    .isEqualTo("notifications/subscriptions/acknowledged");
            assertThat(acknowledged.at("/params/notifications")).as("no MCP server is within reach")
                    .hasToString("{\"toolsListChanged\":true}");
            assertThat(acknowledged.at("/params/_meta/io.modelcontextprotocol~1subscriptionId").intValue())
                    .isEqualTo(4);
        }
        assertThat(ada.modern("subscriptions/listen", Map.of()).expect(200).text()).contains("-32602",
                "notifications: expected an object");
        assertThat(ada.modern("subscriptions/listen", Map.of("notifications", Map.of("toolsListChanged", "yes")))
                .expect(200).text()).contains("-32602", "notifications.toolsListChanged: expected true or false");
        assertThat(ada.modern("subscriptions/listen", Map.of("notifications", Map.of("taskIds", List.of("a"))))
                .expect(400).text()).contains("-32021", "io.modelcontextprotocol/tasks");
    }

    @Test
    void tellOfToolsThatABindingGivesAndTakes() {
        Clerk clerk = Clerk.made(tenant, "eve", "parcels:full");
        McpCaller eve = McpCaller.of(clerk);
        McpCaller bob = McpCaller.of(Clerk.made(tenant, "bob", "parcels:full"));
        try (McpStream hers = eve.listening(TOOLS);
                McpStream his = bob.listening(TOOLS);
                McpStream prompts = eve.listening(Map.of("promptsListChanged", true))) {
            List.of(hers, his, prompts).forEach(McpStream::next);
            assertThat(eve.tools()).contains(parcels.tool("printLabel"));

            bind(clerk, "parcels:read");

            assertThat(hers.next().path("method").textValue()).isEqualTo(CHANGED);
            assertThat(eve.tools()).doesNotContain(parcels.tool("printLabel"));
            bind(clerk, "parcels:full");
            assertThat(hers.next().path("method").textValue()).isEqualTo(CHANGED);
            assertThat(eve.tools()).contains(parcels.tool("printLabel"));
            assertThat(his.isSilentFor(QUIET)).isTrue();
            assertThat(prompts.isSilentFor(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void endForAnAgentThatIsNoMore() {
        Clerk clerk = Clerk.made(tenant, "zoe", "parcels:full");
        Clerk witness = Clerk.made(tenant, "zoe", "parcels:full");
        try (McpStream gone = McpCaller.of(clerk).listening(TOOLS);
                McpStream stays = McpCaller.of(witness).listening(TOOLS)) {
            List.of(gone, stays).forEach(McpStream::next);
            tenant.admin().delete(clerk.path("")).expect(204);
            await().atMost(SOON).untilAsserted(() -> clerk.holder().get("/api/tools").expect(401));

            tenant.admin().post("/api/policies", Map.of("pattern", "parcels.*.*.getParcel", "action", "block",
                    "user_id", "zoe")).expect(201);

            assertThat(stays.next().path("method").textValue()).isEqualTo(CHANGED);
            assertThat(gone.next().at("/result/resultType").textValue()).isEqualTo("complete");
            assertThat(gone.ends()).isTrue();
        }
    }

    @Test
    void endWithTheTokenOfAnAgent() {
        Clerk clerk = Clerk.made(tenant, "kim", "parcels:full");
        Clerk other = Clerk.made(tenant, "kim", "parcels:full");
        McpCaller kim = McpCaller.of(clerk);
        try (McpStream stream = kim.listening(TOOLS);
                McpStream session = kim.inSession().overhearing();
                McpStream stays = McpCaller.of(other).listening(TOOLS)) {
            List.of(stream, stays).forEach(McpStream::next);

            McpCaller renewed = McpCaller.of(clerk.renewed());

            assertThat(stream.next().at("/result/resultType").textValue()).isEqualTo("complete");
            assertThat(stream.ends()).isTrue();
            assertThat(session.ends()).isTrue();
            try (McpStream next = renewed.listening(TOOLS)) {
                next.next();
                assertThat(next.isSilentFor(LONGER_THAN_A_VIGIL)).isTrue();
                bind(clerk, "parcels:read");
                assertThat(next.next().path("method").textValue()).isEqualTo(CHANGED);
            }
            bind(other, "parcels:read");
            assertThat(stays.next().path("method").textValue()).isEqualTo(CHANGED);
        }
    }

    @Test
    void endWithTheTokenOfAPerson() {
        Realm realm = new Realm(stack);
        Realm.Person person = realm.person(tenant.name(), "operator");

        try (McpStream stream = await().atMost(SOON).ignoreExceptionsInstanceOf(AssertionError.class).until(
                () -> brief(realm, person).listening(TOOLS), opened -> !opened.isSilentFor(Duration.ofSeconds(1)))) { // a token may end before it arrives
            assertThat(stream.next().at("/result/resultType").textValue()).isEqualTo("complete");
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void areSoManyAtMost() {
        McpCaller eager = McpCaller.of(Clerk.made(tenant, "ivy", "parcels:full"));
        List<McpStream> open = new ArrayList<>();
        try {
            IntStream.range(0, MOST).forEach(nth -> open.add(eager.listening(TOOLS)));

            Answer refused = eager.modern("subscriptions/listen", Map.of("notifications", TOOLS)).expect(429);

            assertThat(refused.text()).contains("at most " + MOST + " streams");
            open.removeLast().close();
            await().atMost(SOON).untilAsserted(() -> eager.listening(TOOLS).close());
        } finally {
            open.forEach(McpStream::close);
        }
    }

    private McpCaller brief(Realm realm, Realm.Person person) {
        return new McpCaller(Api.withToken(stack.url("gateway"), realm.tokenOf(person, Realm.BRIEF))
                .with("Accept", "application/json, text/event-stream"), "/mcp");
    }

    private void bind(Clerk clerk, String binding) {
        tenant.admin().send("PUT", clerk.path("/bindings/" + binding), (byte[]) null).expect(200);
    }
}

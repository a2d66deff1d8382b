package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.McpAgent;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.McpClients;
import io.mooring.scenario.party.McpClients.Seen;
import io.mooring.scenario.party.McpPeer;
import io.mooring.scenario.party.McpStream;
import io.mooring.scenario.party.McpSuite;
import io.mooring.scenario.party.McpSuite.Told;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Clients of MCP that others made, of both eras, use an agent's endpoint as they are. */
@Order(4)
@ExtendWith(RunningStack.class)
class McpClientsOfOthersScenarioIT {

    private static final String SAID = "This is a simple text response for testing.";

    private final McpSuite suite;
    private final McpPeer fixture;
    private final Tenant tenant;
    private final McpAgent agent;

    McpClientsOfOthersScenarioIT(Stack stack) throws IOException {
        assumeTrue(McpSuite.canRun(), "no npm on Linux x64: the clients of others can't be installed");
        this.suite = McpSuite.installed();
        this.fixture = suite.fixture("both");
        this.tenant = Tenant.fresh(stack, "clients");
        this.agent = McpAgent.of(tenant, "fixture", fixture.url());
    }

    @AfterAll
    void closeFixture() {
        fixture.close();
    }

    /** Each client meets servers of both eras, so that half of what is asked, told and cancelled goes over a bridge. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void servesSdksOfBothGenerationsInEachOfTheirModes(String era) throws IOException {
        Told told;
        try (McpPeer server = suite.fixture(era)) {
            McpAgent behind = McpAgent.of(tenant, era, server.url());
            told = suite.sdks(behind.endpoint(), behind.token());
        }

        assertThat(told.status()).as(told.text()).isZero();
        Map<String, JsonNode> seen = new HashMap<>();
        told.lines().stream().map(Json::tree).forEach(line -> seen.put(line.path("label").textValue(), line));
        assertThat(seen).containsOnlyKeys("sdk", "auto", "legacy", "pinned");
        seen.forEach((label, line) -> {
            assertThat(line.path("version").textValue()).as(label)
                    .isEqualTo(label.equals("auto") || label.equals("pinned") ? "2026-07-28" : "2025-11-25");
            assertThat(line.path("simple").textValue()).as(label).isEqualTo(SAID);
            assertThat(line.path("elicited").textValue()).as(label).contains("action=accept", "\"response\":\"yes\"");
            assertThat(line.path("steps").intValue()).as(label).isEqualTo(3);
            assertThat(line.path("endless").textValue()).as(label).isEqualTo("cancelled");
            assertThat(line.path("resources").intValue()).as(label).isEqualTo(3);
            assertThat(line.path("prompts").intValue()).as(label).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "pinned"})
    void connectWhatACallLacksInTheChat(String mode) throws IOException {
        try (Upstream upstream = Upstream.start()) {
            ParcelApi parcels = ParcelApi.registered(tenant, "parcels-" + mode, upstream.url());
            McpAgent unconnected = McpAgent.bound(tenant, parcels.slug(), "carol");

            Told told = suite.connects(mode, unconnected, parcels.tool("getParcel"), tenant.admin().base().toString(),
                    tenant.admin().headers().get("X-API-Key"), parcels.slug(), "carol");

            assertThat(told.status()).as(told.text()).isZero();
            JsonNode said = Json.tree(told.lines().getLast());
            assertThat(said.path("asked")).as(told.text()).singleElement().satisfies(asked -> {
                assertThat(asked.path("mode").textValue()).isEqualTo("url");
                assertThat(asked.path("status").intValue()).isEqualTo(200);
                assertThat(asked.path("message").textValue()).contains(parcels.slug());
            });
            assertThat(said.at("/result/isError").booleanValue()).as(told.text()).isFalse();
            assertThat(upstream.seen("/v1/parcels/" + mode)).hasSize(1);
        }
    }

    /** Each era of clients with servers of both. */
    @ParameterizedTest
    @CsvSource({"legacy,legacy,2", "legacy,modern,2", "pinned,legacy,2", "pinned,modern,3"})
    void tellsClientsWhenTheirListsChange(String client, String era, int changes) throws IOException {
        try (McpPeer server = suite.fixture(era)) {
            String slug = "changing-" + client + "-" + era;
            McpAgent changing = McpAgent.of(tenant, slug, server.url());
            McpAgent other = McpAgent.bound(tenant, slug, slug);

            Told told = suite.hearsChanges(client, changing, slug, other, tenant, changes > 2);

            assertThat(told.status()).as(told.text()).isZero();
            JsonNode said = Json.tree(told.lines().getLast());
            assertThat(said.path("before").booleanValue()).as(told.text()).isTrue();
            assertThat(said.path("after").booleanValue()).as(told.text()).isFalse();
            assertThat(said.path("back").booleanValue()).as(told.text()).isTrue();
            assertThat(said.path("description").asText("did so 1 times")).as(told.text()).endsWith("did so 1 times");
            assertThat(said.path("tools").intValue()).as(told.text()).isEqualTo(changes);
            assertThat(said.path("other").intValue()).as(told.text()).isZero();
        }
    }

    @Test
    void tellsOfPromptsAndResourcesThatAPolicyTakesAndGives() throws IOException {
        try (McpPeer server = suite.fixture("modern")) {
            McpCaller caller = McpCaller.of(McpAgent.of(tenant, "shelved", server.url()));
            try (McpStream stream = caller
                    .listening(Map.of("promptsListChanged", true, "resourcesListChanged", true))) {
                assertThat(stream.next().at("/params/notifications").size()).isEqualTo(2);
                assertThat(caller.result("prompts/list", Map.of()).path("prompts")).isNotEmpty();

                assertThat(stream.isSilentFor(Duration.ofSeconds(2))).isTrue();

                String policy = tenant.admin().post("/api/policies", Map.of("pattern", "shelved.*", "action", "block"))
                        .expect(201).text("id");
                toldOfBoth(stream);
                assertThat(caller.result("prompts/list", Map.of()).path("prompts")).isEmpty();

                tenant.admin().delete("/api/policies/" + policy).expect(204);
                toldOfBoth(stream);
                assertThat(caller.result("prompts/list", Map.of()).path("prompts")).isNotEmpty();
            }
        }
    }

    private static void toldOfBoth(McpStream stream) {
        assertThat(List.of(stream.next(), stream.next())).extracting(said -> said.path("method").textValue())
                .containsExactlyInAnyOrder("notifications/prompts/list_changed",
                        "notifications/resources/list_changed");
    }

    @ParameterizedTest
    @CsvSource({"legacy,legacy", "legacy,modern", "pinned,legacy", "pinned,modern"})
    void tellsClientsOfResourcesTheyAskedAboutAlone(String client, String era) throws IOException {
        try (McpPeer server = suite.fixture(era)) {
            McpAgent watching = McpAgent.of(tenant, "watched-" + client + "-" + era, server.url());

            Told told = suite.watches(client, watching);

            assertThat(told.status()).as(told.text()).isZero();
            JsonNode said = Json.tree(told.lines().getLast());
            assertThat(said.path("updated")).as(told.text()).isNotEmpty().allSatisfy(
                    uri -> assertThat(uri).isEqualTo(said.path("uri")));
            assertThat(said.path("other")).as(told.text()).isEmpty();
        }
    }

    @Test
    void servesTheInspector() throws IOException {
        Told told = suite.inspector(agent.endpoint(), agent.token(), "--method", "tools/call", "--tool-name",
                "test_simple_text");

        assertThat(told.status()).as(told.text()).isZero();
        assertThat(told.text()).contains(SAID);
    }

    @Test
    void servesTheSdkForJava() {
        Seen seen = McpClients.javaSdk(agent, "test_simple_text");

        assertThat(seen.tools()).contains("test_simple_text", "test_elicitation");
        assertThat(seen.text()).isEqualTo(SAID);
    }

    @Test
    void servesLangChain() throws Exception {
        Seen seen = McpClients.langchain4j(agent, "test_simple_text");

        assertThat(seen.tools()).contains("test_simple_text", "test_elicitation");
        assertThat(seen.text()).isEqualTo(SAID);
    }
}

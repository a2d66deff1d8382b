package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Asker;
import io.mooring.scenario.party.Asker.Question;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** What an upstream offers on each connection becomes tools that say which connections offer them. */
@Order(4)
@ResourceLock(value = Stack.ROOM_FOR_DOCUMENTS, mode = ResourceAccessMode.READ)
@ExtendWith(RunningStack.class)
class DiscoveredToolsScenarioIT {

    private static final Path SCHEMAS = Path.of("../../../shared/data/specs");

    private final Stack stack;
    private final Tenant tenant;
    private final Asker asker;

    DiscoveredToolsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "discovered");
        this.asker = new Asker(stack, tenant.name());
    }

    @AfterAll
    void stopAsking() {
        asker.close();
    }

    @Test
    void mergesTheListsOfAllConnections() {
        // Given
        long revision = server("notes");
        String ada = connection("notes", "ada");
        String bob = connection("notes", "bob");

        // When
        asker.say(question("notes", ada, revision, 1), tools("find", "write"), 2);
        asker.say(question("notes", bob, revision, 1), tools("find", "erase"), 1);

        // Then
        awaitTools("notes", "erase [" + bob + "]", "find " + sorted(ada, bob), "write [" + ada + "]");
        assertThat(tenant.admin().get("/api/integrations/notes").expect(200).json().path("toolCount").intValue())
                .isEqualTo(3);
        assertThat(tenant.admin().get("/api/integrations/notes/discoveries").expect(200).json().path("discoveries"))
                .extracting(discovery -> discovery.path("connection").textValue() + " "
                        + discovery.path("toolCount").intValue())
                .containsExactlyInAnyOrder(ada + " 2", bob + " 2");
        await().atMost(SOON).untilAsserted(() -> assertThat(facts(Topics.STATE_TOOL, "notes/find")).last()
                .satisfies(fact -> assertThat(fact.text("connections")).contains(ada, bob)));
    }

    @Test
    void keepsToolsOfOneNameApartThatDiffer() {
        // Given
        long revision = server("forms");
        String ada = connection("forms", "ada");
        String bob = connection("forms", "bob");
        asker.say(question("forms", ada, revision, 1), tools("fill"), 1);
        awaitTools("forms", "fill [" + ada + "]");

        // When
        asker.say(question("forms", bob, revision, 1), tools("fill").replace("Does fill", "Fills it otherwise"), 1);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(listed("forms")).hasSize(2));
        JsonNode variant = listed("forms").get(1);
        assertThat(variant.path("variant").textValue()).matches("[0-9a-f]{8}");
        assertThat(
                tenant.admin().get("/api/integrations/forms/tools/fill?variant=" + variant.path("variant").textValue())
                        .expect(200).json().path("description").textValue())
                .isEqualTo("Fills it otherwise");
        assertThat(tenant.admin().get("/api/integrations/forms/tools/fill").expect(200).json().path("description")
                .textValue()).isEqualTo("Does fill");
    }

    @Test
    void takesAwayWhatWentWithItsConnection() {
        // Given
        long revision = server("mail");
        String ada = connection("mail", "ada");
        String bob = connection("mail", "bob");
        asker.say(question("mail", ada, revision, 1), tools("read", "send"), 1);
        asker.say(question("mail", bob, revision, 1), tools("read"), 1);
        awaitTools("mail", "read " + sorted(ada, bob), "send [" + ada + "]");

        // When
        tenant.admin().delete("/api/connections/" + ada).expect(204);
        awaitTools("mail", "read [" + bob + "]");
        asker.say(question("mail", ada, revision, 2), tools("send"), 1); // too late
        asker.say(question("mail", bob, revision, 2), tools("read", "sort"), 1);

        // Then
        awaitTools("mail", "read [" + bob + "]", "sort [" + bob + "]");
        await().atMost(SOON).untilAsserted(() -> assertThat(facts(Topics.STATE_TOOL, "mail/send")).last()
                .satisfies(fact -> assertThat(fact.value()).isNull()));
    }

    @Test
    void changesNothingForAnAnswerThatIsOldOrComesAgain() {
        // Given
        long revision = server("clock");
        String ada = connection("clock", "ada");
        asker.say(question("clock", ada, revision, 5), tools("tick"), 1);
        awaitTools("clock", "tick [" + ada + "]");
        int before = awaitChange("clock", "[tick]").size();

        // When
        asker.say(question("clock", ada, revision, 5), tools("again"), 1);
        asker.say(question("clock", ada, revision, 4), tools("older"), 3);
        asker.say(question("clock", ada, revision - 1, 6), tools("stale"), 1);
        asker.say(question("clock", ada, revision, 7), tools("tick"), 1);
        asker.say(question("clock", ada, revision, 8), tools("tick", "last"), 1);

        // Then
        awaitTools("clock", "last [" + ada + "]", "tick [" + ada + "]");
        assertThat(awaitChange("clock", "[last]")).hasSize(before + 1);
    }

    @Test
    void parksWhatIsNoAnswerAndGoesOn() {
        // Given
        long revision = server("sink");
        String ada = connection("sink", "ada");

        // When
        asker.sayPart(question("sink", ada, revision, 1), UUID.randomUUID().toString(), 0, 1, new byte[]{1, 2, 3});
        asker.say(question("sink", ada, revision, 2), tools("wash"), 1);

        // Then
        awaitTools("sink", "wash [" + ada + "]");
        await().atMost(SOON).untilAsserted(
                () -> assertThat(Topic.read(stack, Topics.CONNECTION_TOOLS_DISCOVERED + ".dlq", tenant.name()))
                        .anySatisfy(fact -> assertThat(fact.text("integration")).isEqualTo("sink")));
    }

    @Test
    void compilesAGraphQlSchemaFromManyParts() throws IOException {
        // Given
        Path schema = SCHEMAS.resolve("github-graphql-introspection.json.gz");
        assumeThat(schema).as("the schema is not on this machine").exists();
        tenant.admin().post("/api/graphql/integrations", Map.of("slug", "hub", "endpoint", "http://127.0.0.1:1/graphql",
                "introspectionJson", "schema { query: Query } type Query { ping: String }")).expect(201);
        String ada = connection("hub", "ada");

        // When
        asker.say(new Question(ada, "hub", "graphql", revision("hub"), 1), unpacked(schema), 40);

        // Then
        await().atMost(SOON).untilAsserted(
                () -> assertThat(tenant.admin().get("/api/integrations/hub").expect(200).json().path("toolCount")
                        .intValue()).isGreaterThan(200));
    }

    private long server(String slug) {
        tenant.admin().post("/api/mcp/servers",
                Map.of("slug", slug, "name", slug, "endpoint", "https://" + slug + ".example.com/mcp")).expect(201);
        return revision(slug);
    }

    private long revision(String slug) {
        await().atMost(SOON).untilAsserted(() -> assertThat(facts(Topics.STATE_INTEGRATION, slug)).isNotEmpty());
        return Long.parseLong(facts(Topics.STATE_INTEGRATION, slug).getLast().text("configRevision"));
    }

    private String connection(String slug, String name) {
        return await().atMost(SOON).until(
                () -> tenant.admin().post("/api/connections", Map.of("integration", slug, "owner", "org", "name", name,
                        "template", "none", "values", Map.of())),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201).text("id");
    }

    private static Question question(String slug, String connection, long revision, long version) {
        return new Question(connection, slug, "mcp", revision, version);
    }

    private static String tools(String... names) {
        return "{\"tools\": [" + String.join(",", List.of(names).stream().map(name -> """
                {"name": "%s", "description": "Does %s", "inputSchema": {"type": "object"}}""".formatted(name, name))
                .toList()) + "]}";
    }

    private void awaitTools(String slug, String... expected) {
        await().atMost(SOON).untilAsserted(() -> {
            List<String> said = new ArrayList<>();
            listed(slug).forEach(tool -> said.add(tool.path("name").textValue() + " " + IntStream
                    .range(0, tool.path("connections").size())
                    .mapToObj(index -> tool.path("connections").path(index).textValue()).toList()));
            assertThat(said).containsExactly(expected);
        });
    }

    /** All that was told of an integration, as soon as the last of it is that these tools came. */
    private List<Fact> awaitChange(String slug, String added) {
        return await().atMost(SOON).until(() -> facts(Topics.INTEGRATION_CHANGED, slug),
                told -> !told.isEmpty() && added.equals(told.getLast().text("addedTools")));
    }

    private JsonNode listed(String slug) {
        Answer answer = tenant.admin().get("/api/integrations/" + slug + "/tools?limit=100").expect(200);
        return answer.json().path("tools");
    }

    private static String sorted(String one, String other) {
        return List.of(one, other).stream().sorted().toList().toString();
    }

    private List<Fact> facts(String topic, String aggregate) {
        return Topic.read(stack, topic, tenant.name()).stream()
                .filter(fact -> fact.key().equals(tenant.name() + "/" + aggregate)).toList();
    }

    private static String unpacked(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

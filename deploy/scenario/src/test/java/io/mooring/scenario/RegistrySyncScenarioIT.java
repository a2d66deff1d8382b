package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.McpRegistry;
import io.mooring.scenario.party.McpRegistry.Fault;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** The whole MCP registry is copied although it fails and we die; later changes arrive alone. */
@Order(10)
@Isolated
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class RegistrySyncScenarioIT {

    private static final Path SAMPLE = Path.of("../../../shared/data/registry/servers-v0-sample.json.gz");
    private static final String SERVERS = "/api/registry/servers/";
    private static final Duration UNTIL_SYNCED = Duration.ofMinutes(6);

    private final Stack stack;
    private final Tenant tenant;
    private final McpRegistry registry;

    RegistrySyncScenarioIT(Stack stack) {
        assumeTrue(Files.exists(SAMPLE), "the rows of the real registry are not on this machine: no sync is tried");
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "registry");
        this.registry = McpRegistry.on(stack.port("mcp-registry"));
    }

    @BeforeAll
    void copy() {
        registry.publish(SAMPLE);
        registry.publish(broken("com.example/no-version", server -> server.remove("version")));
        registry.publish(broken("com.example/odd-packages", server -> server.put("packages", "npm")));
        registry.fails(2, Fault.retryAfter("2"));
        registry.fails(4, Fault.retryAfter(DateTimeFormatter.RFC_1123_DATE_TIME
                .format(Instant.now().plusSeconds(4).atZone(ZoneOffset.UTC))));
        registry.fails(7, Fault.of(503));
        registry.fails(9, Fault.html());
        registry.open();
        order(true);
        await().atMost(UNTIL_SYNCED).until(() -> registry.asked().size() >= 12);
        // Slow enough that the crash comes while a page is under way.
        registry.answersAfter(Duration.ofMillis(700));
        await().atMost(UNTIL_SYNCED).until(() -> registry.asked().size() >= 14);
        stack.kill("catalog");
        registry.answersAfter(Duration.ZERO);
        stack.up();
        awaitRun();
    }

    @AfterAll
    void stopRegistry() {
        registry.close();
    }

    @Test
    @Order(1)
    void goesOnWhereTheCrashWas() {
        List<String> scanned = registry.asked().stream().filter(query -> !query.containsKey("updated_since"))
                .map(query -> query.getOrDefault("cursor", "")).toList();

        assertThat(scanned.stream().distinct()).as("each page of the scan").hasSize(24);
        assertThat(scanned).as("again: four that failed, and the one or two under way in the crash")
                .hasSizeBetween(28, 30);
        assertThat(registry.asked().getLast()).as("what was published meanwhile is asked for").containsKey(
                "updated_since");
    }

    @Test
    @Order(2)
    void holdsEveryRowAsItWas() {
        JsonNode sync = sync();

        assertThat(sync.path("versions").intValue()).isEqualTo(2354);
        assertThat(sync.path("servers").intValue()).isEqualTo(964);
        assertThat(sync.at("/last/failure").isMissingNode()).as(sync.toString()).isTrue();
        assertThat(sync.at("/last/skipped").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(sync.path("skippedRows").findValuesAsText("name")).containsExactlyInAnyOrder(
                "com.example/no-version", "com.example/odd-packages");
        assertThat(sync.path("skippedRows").toString()).contains("/server/version", "/server/packages");
        registry.rows().parallelStream().filter(row -> !row.at("/server/name").asText().startsWith("com.example/"))
                .forEach(row -> assertThat(version(row).path("server")).isEqualTo(row.path("server")));
    }

    @Test
    @Order(3)
    void showsTheLatestVersionOfEachServerOnce() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = tenant.admin().get("/api/registry/servers?limit=200" + cursor).expect(200).json();
            names.addAll(page.path("servers").findValuesAsText("name"));
            cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(names).hasSize(964).doesNotHaveDuplicates();
        registry.rows().stream().filter(row -> row.toString().contains("\"isLatest\":true")).limit(50)
                .forEach(row -> assertThat(tenant.admin().get(SERVERS + row.at("/server/name").asText()).expect(200)
                        .text("version")).isEqualTo(row.at("/server/version").asText()));
    }

    @Test
    @Order(4)
    void takesInOnlyWhatChanged() {
        // Given
        int asked = registry.asked().size();
        registry.status("ai.exa/exa", "3.1.0", "deprecated", "use the remote one");
        registry.status("ai.aliengiraffe/spotdb", "0.1.0", "deleted", "malware");
        registry.publish(fresh("com.example/parcels", server -> {}));

        // When
        order(false);
        awaitRun();

        // Then
        JsonNode last = sync().path("last");
        assertThat(last.path("full").booleanValue()).isFalse();
        assertThat(last.path("added").intValue()).isEqualTo(1);
        assertThat(last.path("changed").intValue()).isEqualTo(1);
        assertThat(last.path("deleted").intValue()).isEqualTo(1);
        assertThat(registry.asked().size() - asked).as("one page, for three rows").isOne();
        assertThat(tenant.admin().get(SERVERS + "ai.exa%2Fexa/versions/3.1.0").expect(200).text("statusMessage"))
                .isEqualTo("use the remote one");
        assertThat(tenant.admin().get("/api/registry/servers?text=spotdb").text()).doesNotContain("aliengiraffe");
        assertThat(tenant.admin().get("/api/registry/servers?text=spotdb&include_deleted=true").text())
                .contains("aliengiraffe");
        await().atMost(SOON).untilAsserted(() -> {
            Fact told = Topic.read(stack, Topics.REGISTRY_SYNCED, "*").getLast();
            assertThat(told.key()).isEqualTo("*/registry");
            assertThat(told.text("deleted")).isEqualTo("1");
        });
    }

    @Test
    @Order(5)
    void installsWhatRunsAndRefusesWhatWasTakenDown() {
        JsonNode added = tenant.admin().post(SERVERS + "com.example/parcels/install", Map.of()).expect(201).json();

        assertThat(added.path("slug").asText()).isEqualTo("parcels");
        assertThat(added.path("kind").asText()).isEqualTo("mcp");
        assertThat(added.path("authMethods").toString()).contains("X-Parcel-Key");
        assertThat(tenant.admin().get("/api/integrations/parcels").expect(200).text("name")).isEqualTo("parcels");
        tenant.admin().post(SERVERS + "com.example/parcels/install", Map.of()).expectProblem(409);
        assertThat(tenant.admin().post(SERVERS + "ai.aliengiraffe/spotdb/install", Map.of()).expectProblem(410).text())
                .contains("malware");
        tenant.admin().post(SERVERS + "no.such/server/install", Map.of()).expectProblem(404);
        tenant.key("viewer").holder().post(SERVERS + "com.example/parcels/install", Map.of()).expectProblem(403);
    }

    private void order(boolean full) {
        tenant.admin().post("/api/registry/sync", Map.of("full", full)).expect(202);
    }

    /** The run that was ordered is under way or due until then. */
    private void awaitRun() {
        await().atMost(UNTIL_SYNCED).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(sync().path("state").asText()).as(sync().toString()).isEqualTo("idle"));
    }

    private JsonNode sync() {
        return tenant.admin().get("/api/registry/sync").expect(200).json();
    }

    private JsonNode version(JsonNode row) {
        return tenant.admin().get(SERVERS + row.at("/server/name").asText().replace("/", "%2F") + "/versions/"
                + java.net.URLEncoder.encode(row.at("/server/version").asText(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .expect(200).json();
    }

    private static ObjectNode broken(String name, Consumer<ObjectNode> breaks) {
        return fresh(name, breaks);
    }

    private static ObjectNode fresh(String name, Consumer<ObjectNode> changes) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ObjectNode server = row.putObject("server").put("name", name).put("description", "Parcels")
                .put("version", "1.0.0");
        ObjectNode remote = server.putArray("remotes").addObject().put("type", "streamable-http").put("url",
                "https://parcels.example/mcp");
        remote.putArray("headers").addObject().put("name", "X-Parcel-Key").put("isSecret", true).put("isRequired",
                true);
        row.putObject("_meta").putObject("io.modelcontextprotocol.registry/official").put("status", "active")
                .put("isLatest", true).put("publishedAt", Instant.now().toString())
                .put("updatedAt", Instant.now().toString());
        changes.accept(server);
        return row;
    }
}

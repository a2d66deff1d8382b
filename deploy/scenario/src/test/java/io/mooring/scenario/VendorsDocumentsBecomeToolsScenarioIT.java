package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;
import io.mooring.scenario.vendor.GraphqlPromises;
import io.mooring.scenario.vendor.OpenApiPromises;
import io.mooring.scenario.vendor.Promise;
import io.mooring.scenario.vendor.VendorText;

/** Real documents of all sizes and dialects register, and their tools say field by field what the documents say. */
@Order(2)
@ResourceLock(value = Stack.ROOM_FOR_DOCUMENTS, mode = ResourceAccessMode.READ)
@ExtendWith(RunningStack.class)
class VendorsDocumentsBecomeToolsScenarioIT {

    private static final int SAMPLE = 40;
    private static final Schema METASCHEMA = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;

    VendorsDocumentsBecomeToolsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "vendors");
        this.admin = tenant.admin();
    }

    @ParameterizedTest
    @CsvSource({"github, github-openapi-3.0.json.gz", "asana, asana-openapi-3.0.yaml.gz",
            "figma, figma-openapi-3.1.yaml.gz", "slack, slack-swagger-2.0.json.gz"})
    void saysWhatTheOpenApiDocumentSays(String slug, String file) {
        // Given
        VendorText document = VendorText.unpacked(file);
        List<Promise> promises = new OpenApiPromises(document.tree()).all();

        // When
        Answer added;
        try (Upstream vendor = Upstream.start()) {
            vendor.answers(200, document.text());
            added = admin.post("/api/openapi/specs",
                    Map.of("slug", slug, "spec", Map.of("kind", "url", "url", vendor.url() + "/" + file)))
                    .expect(201);
        }

        // Then
        keepsItsPromises(slug, added, promises);
    }

    @Test
    void saysWhatTheGraphqlSchemaSays() {
        // Given
        VendorText introspection = VendorText.unpacked("github-graphql-introspection.json.gz");
        List<Promise> promises = new GraphqlPromises(introspection.tree()).all();

        // When
        Answer added = admin.post("/api/graphql/integrations", Map.of("slug", "github-graphql", "endpoint",
                "https://api.github.com/graphql", "introspectionJson", introspection.text())).expect(201);

        // Then
        keepsItsPromises("github-graphql", added, promises);
    }

    private void keepsItsPromises(String slug, Answer added, List<Promise> promises) {
        assertThat(added.json().path("skipped")).isEmpty();
        assertThat(added.json().path("toolCount").intValue()).isEqualTo(promises.size());
        List<String> names = listed(slug);
        assertThat(names).hasSameSizeAs(promises).doesNotHaveDuplicates();
        Map<String, Promise> sample = sample(promises, names);
        assertThat(sample).hasSizeGreaterThanOrEqualTo(25);
        sample.forEach((name, promise) -> assertThat(differences(slug, name, promise)).as(name).isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertThat(paths(slug, sample)).isEqualTo(pathsOf(sample)));
    }

    /** Promises spread over the document, by the name of their tool. */
    private static Map<String, Promise> sample(List<Promise> promises, List<String> names) {
        int step = Math.max(1, promises.size() / SAMPLE);
        Map<String, Promise> sample = new HashMap<>();
        IntStream.iterate(0, i -> i < promises.size(), i -> i + step).mapToObj(promises::get)
                .forEach(promise -> sample.put(names.stream().filter(name -> name.matches(promise.name())).findFirst()
                        .orElseThrow(() -> new AssertionError("no tool " + promise.name())), promise));
        return sample;
    }

    private List<String> differences(String slug, String name, Promise promise) {
        JsonNode tool = admin.get("/api/integrations/" + slug + "/tools/" + name).expect(200).json();
        List<String> found = new ArrayList<>(promise.schema().differences(tool.path("inputSchema")));
        promise.description().stream().filter(said -> !tool.path("description").asText().contains(said))
                .forEach(said -> found.add("description without " + said));
        if (tool.path("title").asText().isBlank()) {
            found.add("no title");
        }
        if (tool.path("readOnly").asBoolean() != promise.readOnly()
                || tool.path("destructive").asBoolean() != promise.destructive()) {
            found.add("other hints: " + tool);
        }
        Stream.of("inputSchema", "outputSchema").filter(tool::hasNonNull)
                .flatMap(key -> METASCHEMA.validate(tool.path(key).toString(), InputFormat.JSON).stream())
                .forEach(error -> found.add("no JSON Schema 2020-12: " + error));
        return found;
    }

    private static Map<String, String> pathsOf(Map<String, Promise> sample) {
        Map<String, String> paths = new HashMap<>();
        sample.forEach((name, promise) -> paths.put(name, promise.path()));
        return paths;
    }

    /** What the executor reads of the same tools: the path or field each is bound to. */
    private Map<String, String> paths(String slug, Map<String, Promise> sample) {
        Map<String, String> paths = new HashMap<>();
        Topic.read(stack, Topics.STATE_TOOL, tenant.name()).stream()
                .filter(fact -> fact.value() != null && slug.equals(fact.text("integration"))
                        && sample.containsKey(fact.text("name")))
                .forEach(fact -> {
                    JsonNode binding = Json.tree(fact.text("binding"));
                    paths.put(fact.text("name"), binding.path("path").asText(binding.path("field").asText()));
                });
        return paths;
    }

    private List<String> listed(String slug) {
        List<String> names = new ArrayList<>();
        String page = "/api/integrations/" + slug + "/tools?limit=200";
        String cursor = "";
        do {
            JsonNode answer = admin.get(page + cursor).expect(200).json();
            answer.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
            cursor = answer.hasNonNull("nextCursor") ? "&cursor=" + answer.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        return names;
    }
}

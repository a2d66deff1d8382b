package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.HostileSite;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Documents that are wrong or meant to hurt: a problem that says what and where, nothing stored, nobody else held up. */
@Order(6)
@ResourceLock(Stack.ROOM_FOR_DOCUMENTS)
@ExtendWith(RunningStack.class)
class BadDocumentsLeaveNothingScenarioIT {

    private static final int DEEP = 10_000;
    /** More than one tenant is given room for. */
    private static final int DRIPS = 30;
    private static final String SPEC = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://bad.example"}],
             "paths": {"/good": {"get": {"operationId": "good", "responses": {}}}%s}}""";
    private static final String BODY = """
            , "/%1$s": {"post": {"operationId": "%1$s", "responses": {}, "requestBody": {"content": {"application/json":
              {"schema": {"$ref": "%2$s"}}}}}}""";

    private final Stack stack;
    private final Tenant tenant;
    private final HostileSite site = HostileSite.open();

    BadDocumentsLeaveNothingScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "hostile");
    }

    @AfterAll
    void closeSite() {
        site.close();
    }

    private record Bad(String name, Map<String, String> spec, String... words) {}

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongAndWhere() {
        return Stream.of(
                fetched("endless body", site.at("/endless"), "/spec/url", "larger than"),
                fetched("gzip bomb", site.at("/bomb"), "/spec/url", "larger than"),
                fetched("200 MB at an address", site.at("/announced"), "/spec/url", "larger than"),
                fetched("circle of redirects", site.at("/circle"), "/spec/url", "redirect"),
                fetched("redirect to cloud metadata", site.leadsTo("/metadata", "http://169.254.169.254/latest"),
                        "/spec/url", "cloud metadata address"),
                fetched("redirect into a private network", site.leadsTo("/private", "http://10.0.0.1/spec.json"),
                        "/spec/url", "private address"),
                given("deep JSON", SPEC.formatted(", \"x-deep\": " + "[".repeat(DEEP) + "]".repeat(DEEP)),
                        "/spec/value", "line 2", "nesting"),
                given("deep YAML", "openapi: 3.1.0\nx-deep: " + "[".repeat(DEEP) + "]".repeat(DEEP), "/spec/value",
                        "line 2", "nesting"),
                given("deep YAML blocks", blocks(), "/spec/value", "nesting"),
                given("aliases by the billion", aliases(), "/spec/value", "line", "aliases"),
                given("only a bad operation", SPEC.replace("\"get\": {", "\"get\": [{").replace("{}}}%s}}", "{}}]}}}"),
                        "/paths/~1good/get"))
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> isRefused(bad)));
    }

    private void isRefused(Bad bad) {
        String slug = "bad-" + bad.name().replaceAll("\\W+", "-").toLowerCase(Locale.ROOT);

        Answer answer = tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", bad.spec()));

        assertThat(answer.expectProblem(422).text()).contains(bad.words());
        tenant.admin().get("/api/integrations/" + slug).expectProblem(404);
    }

    private static Bad fetched(String name, String url, String... words) {
        return new Bad(name, Map.of("kind", "url", "url", url), words);
    }

    private static Bad given(String name, String text, String... words) {
        return new Bad(name, Map.of("kind", "blob", "value", text), words);
    }

    /** {@code a:\n a:\n  a:} and so on. */
    private static String blocks() {
        StringBuilder text = new StringBuilder("openapi: 3.1.0\n");
        IntStream.range(0, 1000).forEach(level -> text.append(" ".repeat(level)).append("a:\n"));
        return text.toString();
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder(
                "openapi: 3.1.0\nx0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        IntStream.range(1, 12).forEach(level -> text.append("x%1$d: &x%1$d [%2$s]%n".formatted(level,
                String.join(", ", IntStream.range(0, 9).mapToObj(i -> "*x" + (level - 1)).toList()))));
        return text.toString();
    }

    @Test
    void takesTheGoodOperationsAndNamesTheOthers() {
        // Given
        site.holds("/loop-a.json", "{\"$ref\": \"loop-b.json\"}");
        site.holds("/loop-b.json", "{\"$ref\": \"loop-a.json\"}");
        String document = SPEC.formatted(BODY.formatted("missing", "missing.json#/Pet")
                + BODY.formatted("looping", "loop-a.json") + BODY.formatted("secret", "http://10.0.0.1/pet.json")
                + BODY.formatted("dangling", "#/components/schemas/Lost") + BODY.formatted("sound", "#/info")
                + ", \"/again\": {\"get\": {\"operationId\": \"good\", \"responses\": {}}}");

        // When
        JsonNode added = tenant.admin()
                .post("/api/openapi/specs", Map.of("slug", "mixed", "spec",
                        Map.of("kind", "url", "url", site.holds("/mixed.json", document))))
                .expect(201).json();

        // Then
        assertThat(added.path("toolCount").intValue()).isEqualTo(3);
        assertThat(added.path("skipped").valueStream().map(BadDocumentsLeaveNothingScenarioIT::told))
                .containsExactlyInAnyOrder(
                        at("missing") + ": expected a document at " + site.at("/missing.json")
                                + "; the server answered 404",
                        at("looping") + ": expected a reference that does not lead to itself",
                        at("secret")
                                + ": expected a document at http://10.0.0.1/pet.json; the destination is a private address (RFC 1918)",
                        at("dangling") + ": expected something at #/components/schemas/Lost",
                        "/paths/~1good/get/operationId: expected an id no other operation has; the tool is named "
                                + tenant.admin().get("/api/integrations/mixed/tools?text=good_").expect(200).json()
                                        .at("/tools/0/name").asText());
    }

    private static String at(String operation) {
        return "/paths/~1" + operation + "/post/requestBody/content/application~1json/schema/$ref";
    }

    private static String told(JsonNode skipped) {
        return skipped.path("pointer").asText() + ": " + skipped.path("reason").asText();
    }

    @Test
    void holdsNobodyUp() {
        // Given
        Tenant other = Tenant.fresh(stack, "patient");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> slow = IntStream.range(0, DRIPS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> register(tenant, "drip-" + i, site.at("/drip")),
                            callers))
                    .toList();
            await().atMost(SOON).until(() -> site.dripping() > 0);

            // When
            Answer small = register(other, "small", site.holds("/small.json", SPEC.formatted("")));

            // Then
            small.expect(201);
            assertThat(slow).as("the slow ones are still waiting").anyMatch(answer -> !answer.isDone());
            slow.stream().map(CompletableFuture::join).forEach(answer -> {
                assertThat(answer.status()).as(answer.toString()).isIn(422, 503);
                answer.expectProblem(answer.status());
            });
            assertThat(slow).extracting(CompletableFuture::join).filteredOn(answer -> answer.status() == 422)
                    .isNotEmpty().allSatisfy(answer -> assertThat(answer.text()).contains("/spec/url", "deadline"));
        }
        IntStream.range(0, DRIPS).forEach(i -> tenant.admin().get("/api/integrations/drip-" + i).expectProblem(404));
    }

    private static Answer register(Tenant owner, String slug, String url) {
        return owner.admin().post("/api/openapi/specs",
                Map.of("slug", slug, "spec", Map.of("kind", "url", "url", url)));
    }

    @Test
    void refusesABodyOf200Megabytes() {
        tenant.admin().with("Content-Type", "application/json").sendBlanks("POST", "/api/openapi/specs", 200L << 20)
                .expectProblem(413);
        tenant.admin().with("Content-Type", "application/json")
                .sendBlanks("POST", "/api/graphql/integrations", 200L << 20).expectProblem(413);
    }

    @Test
    void tellsNobodyOfWhatItRefused() {
        // Given
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "refused", "spec",
                Map.of("kind", "blob", "value", aliases()))).expectProblem(422);

        // When: what is told of a later one stands behind all that was told before
        register(tenant, "later", site.holds("/later.json", SPEC.formatted(""))).expect(201);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(told(Topics.STATE_INTEGRATION)).contains("later"));
        assertThat(told(Topics.STATE_INTEGRATION)).doesNotContain("refused").noneMatch(slug -> slug.startsWith("bad-"));
        assertThat(told(Topics.STATE_TOOL)).doesNotContain("refused").noneMatch(slug -> slug.startsWith("bad-"));
    }

    /** Slugs some record of this tenant is about. */
    private TreeSet<String> told(String topic) {
        TreeSet<String> slugs = new TreeSet<>();
        Topic.read(stack, topic, tenant.name()).forEach(fact -> slugs.add(fact.key().split("/")[1]));
        return slugs;
    }
}

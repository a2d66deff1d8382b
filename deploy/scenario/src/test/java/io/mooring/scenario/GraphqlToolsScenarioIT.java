package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GraphqlShop;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** A real GraphQL server that tells strangers nothing: each connection finds its tools, and runs them. */
@Order(3)
@ExtendWith(RunningStack.class)
class GraphqlToolsScenarioIT {

    private static final String KEEPER = "tok-of-the-keeper-1234";
    private static final String CLERK = "tok-of-the-clerk-1234";

    private final Stack stack;
    private final Tenant tenant;
    private final GraphqlShop library;

    GraphqlToolsScenarioIT(Stack stack) throws IOException {
        assumeTrue(GraphqlShop.canRun(), "no node and npm on this machine: no GraphQL server is asked");
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "library");
        this.library = GraphqlShop.library(KEEPER, CLERK);
    }

    @AfterAll
    void stopLibrary() {
        library.close();
    }

    @Test
    void showsEachUserWhatTheirConnectionOffers() {
        // Given
        register("shared", "/graphql");
        String ada = connect("shared", "ada", KEEPER);
        String ben = connect("shared", "ben", CLERK);

        // When
        awaitState(ada, "answered");
        awaitState(ben, "answered");

        // Then
        awaitTools("shared", "ada", "mcp_shared_mutation_burn", "mcp_shared_mutation_rename",
                "mcp_shared_query_find", "mcp_shared_query_item", "mcp_shared_query_shelf",
                "mcp_shared_query_titles", "mcp_shared_query_whoami");
        awaitTools("shared", "ben", "mcp_shared_query_item", "mcp_shared_query_whoami");
        assertThat(call("ada", "mcp_shared_query_whoami", Map.of()).path("result").textValue()).isEqualTo("keeper");
        assertThat(call("ben", "mcp_shared_query_whoami", Map.of()).path("result").textValue()).isEqualTo("clerk");
        assertThat(execute("ben", "mcp_shared_query_find", Map.of("wanted", Map.of("text", "a"))).status())
                .isIn(404, 409);
        execute("ben", "shared.user.ada.query_shelf", Map.of("name", "a")).expectProblem(404);
        tenant.admin().get("/api/integrations/shared/discoveries").expect(200);
    }

    @Test
    void keepsPartialDataBesideErrors() {
        // Given
        register("partial", "/graphql");
        awaitState(connect("partial", "ada", KEEPER), "answered");
        awaitTool("partial", "ada", "query_shelf");

        // When
        JsonNode partial = call("ada", "mcp_partial_query_shelf", Map.of("name", "a"));
        JsonNode missing = call("ada", "mcp_partial_query_shelf", Map.of("name", "none"));
        JsonNode refused = call("ada", "mcp_partial_query_item", Map.of("id", "9"));

        // Then
        assertThat(partial.path("success").booleanValue()).isTrue();
        assertThat(partial.path("result").path("name").textValue()).isEqualTo("a");
        assertThat(partial.path("result").path("fragile").isNull()).isTrue();
        assertThat(partial.path("errors").path(0).path("path")).hasToString("[\"shelf\",\"fragile\"]");
        assertThat(missing.path("success").booleanValue()).isTrue();
        assertThat(missing.path("result").isNull()).isTrue();
        assertThat(refused.path("success").booleanValue()).isFalse();
        assertThat(refused.path("error").path("slug").textValue()).isEqualTo("graphql-errors");
        assertThat(refused.path("error").path("detail").textValue()).isEqualTo("nothing has the id 9");
    }

    @Test
    void answersWhatIsSelected() {
        // Given
        register("select", "/graphql");
        awaitState(connect("select", "ada", KEEPER), "answered");
        awaitTool("select", "ada", "query_find");
        Map<String, Object> wanted = Map.of("text", "", "sort", "TITLE", "not", List.of("nothing"));

        // When
        JsonNode usual = call("ada", "mcp_select_query_find", Map.of("wanted", wanted));
        JsonNode chosen = call("ada", "mcp_select_query_find",
                Map.of("wanted", wanted, "select", "kind: __typename ... on Film { length: minutes }"));
        JsonNode unheardOf = call("ada", "mcp_select_query_find", Map.of("wanted", wanted, "select", "{ colour }"));
        Answer other = execute("ada", "mcp_select_query_find",
                Map.of("wanted", wanted, "select", "{ __typename } } mutation { burn(id: 1) }"));

        // Then
        assertThat(usual.path("result").findValuesAsText("title")).hasSize(2).contains("Harbour");
        assertThat(chosen.path("result")).extracting(JsonNode::toString)
                .containsExactlyInAnyOrder("{\"kind\":\"Film\",\"length\":90}", "{\"kind\":\"Book\"}");
        assertThat(unheardOf.path("error").path("slug").textValue()).isEqualTo("graphql-refused");
        assertThat(unheardOf.path("error").path("detail").textValue()).contains("colour");
        assertThat(other.expectProblem(400).text()).contains("/params/select");
        execute("ada", "mcp_select_query_find", Map.of("wanted", Map.of("text", "a", "sort", "PRICE")))
                .expectProblem(400);
    }

    @Test
    void changesThingsByMutations() {
        // Given
        register("change", "/graphql");
        awaitState(connect("change", "ada", KEEPER), "answered");
        awaitTool("change", "ada", "mutation_rename");

        // When
        JsonNode renamed = call("ada", "mcp_change_mutation_rename",
                Map.of("id", "1", "title", "\") { id } } #", "select", "title"));
        JsonNode failed = call("ada", "mcp_change_mutation_burn", Map.of("id", "1"));

        // Then
        assertThat(renamed.path("result")).hasToString("{\"title\":\"\\\") { id } } #\"}");
        assertThat(failed.path("success").booleanValue()).isFalse();
        assertThat(failed.path("outcome").textValue()).isEqualTo("failed");
        String id = failed.path("call_id").textValue();
        await().atMost(SOON).untilAsserted(
                () -> assertThat(tenant.admin().get("/api/calls/" + id).expect(200).text("error"))
                        .isEqualTo("graphql-errors"));
    }

    @Test
    void followsTheSchemaWhenAskedAgain() throws IOException {
        try (GraphqlShop moving = GraphqlShop.library(KEEPER, CLERK)) {
            // Given
            register("moving", moving.endpoint().toString());
            String ada = connect("moving", "ada", KEEPER);
            awaitState(ada, "answered");
            awaitTool("moving", "ada", "mutation_rename");
            moving.revise();

            // When
            tenant.admin().post("/api/discoveries/" + ada + "/refresh", Map.of()).expect(202);

            // Then
            awaitTool("moving", "ada", "query_stock");
            assertThat(call("ada", "mcp_moving_query_stock", Map.of()).path("result").intValue()).isEqualTo(2);
            execute("ada", "mcp_moving_mutation_rename", Map.of("id", "1", "title", "x")).expectProblem(404);
            await().atMost(SOON).untilAsserted(() -> assertThat(changes("moving")).anySatisfy(change -> {
                assertThat(change.text("addedTools")).isEqualTo("[query_stock]");
                assertThat(change.text("removedTools")).isEqualTo("[mutation_rename]");
            }));
        }
    }

    @Test
    void asksAgainWhenTheIntegrationIsRevised() {
        // Given
        register("revised", "/graphql");
        String ada = connect("revised", "ada", KEEPER);
        long before = awaitState(ada, "answered").path("config_revision").longValue();

        // When
        revise("revised");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(
                tenant.admin().get("/api/discoveries/" + ada).expect(200).json().path("config_revision").longValue())
                .isGreaterThan(before));
    }

    /** Somebody approved of a call to the integration as it was. */
    @Test
    void runsNoApprovedCallOnceTheIntegrationIsRevised() {
        // Given
        register("held", "/graphql");
        String ada = connect("held", "ada", KEEPER);
        long before = awaitState(ada, "answered").path("config_revision").longValue();
        awaitTool("held", "ada", "mutation_rename");
        tenant.admin().post("/api/policies", Map.of("pattern", "held.*", "action", "require_approval")).expect(201);
        String approval = execute("ada", "mcp_held_mutation_rename", Map.of("id", "1", "title", "held"))
                .expect(202).text("approval_id");

        // When
        revise("held");
        await().atMost(SOON).until(() -> tenant.admin().get("/api/discoveries/" + ada).expect(200).json()
                .path("config_revision").longValue() > before);
        tenant.admin().post("/api/approvals/" + approval + "/approve", Map.of()).expect(200);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/approvals/" + approval)
                .expect(200).json().path("answer").path("error").path("slug").textValue())
                .isEqualTo("approval-stale"));
        assertThat(tenant.admin().get("/api/approvals?integration=held").expect(200).json().path("approvals"))
                .singleElement().satisfies(listed -> assertThat(listed.has("answer")).isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dark    | introspection-refused | introspection is not allowed
            page    | bad-response          | no GraphQL response
            echo    | credential-repeated   | credential
            endless | response-too-large    | ''
            silent  | upstream-timeout      | ''
            """)
    void saysWhyAServerToldNothing(String path, String slug, String detail) {
        // Given
        register(path, "/" + path);
        String ada = connect(path, "ada", KEEPER);

        // When
        JsonNode state = awaitState(ada, "failed");

        // Then
        assertThat(state.path("error").path("slug").textValue()).isEqualTo(slug);
        assertThat(state.path("error").path("detail").textValue()).contains(detail).doesNotContain(KEEPER);
        assertThat(state.path("next_at").isTextual()).isTrue();
        assertThat(tools(path, "ada")).isEmpty();
    }

    @Test
    void saysThatACredentialIsRefusedAndAsksAgain() {
        register("refused", "/graphql");
        String eve = connect("refused", "eve", "tok-of-nobody-1234");

        assertThat(awaitState(eve, "failed").path("error").path("slug").textValue()).isEqualTo("credential-refused");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                tenant.admin().get("/api/discoveries/" + eve).expect(200).json().path("failures").intValue())
                .isGreaterThan(1));
    }

    @Test
    void takesASchemaOfTenMegabytes() {
        register("huge", "/huge");

        awaitState(connect("huge", "ada", KEEPER), "answered");

        awaitTools("huge", "ada", "mcp_huge_query_one", "mcp_huge_query_two");
    }

    @Test
    void asksNobodyWhereNothingIsToBeAsked() {
        // Given
        tenant.admin().post("/api/graphql/integrations", Map.of("slug", "given", "endpoint",
                library.endpoint().toString(), "introspectionJson", "type Query { whoami: String! }")).expect(201);
        String given = connect("given", "ada", KEEPER);
        String parcels = ParcelApi.registered(tenant, "parcels", library.endpoint()).connectedOpenly("main");

        // When
        awaitState(given, "given");

        // Then
        awaitTool("given", "ada", "query_whoami");
        assertThat(call("ada", "mcp_given_query_whoami", Map.of()).path("result").textValue()).isEqualTo("keeper");
        tenant.admin().post("/api/discoveries/" + given + "/refresh", Map.of()).expectProblem(409);
        await().atMost(SOON).untilAsserted(
                () -> tenant.admin().get("/api/discoveries/" + parcels).expectProblem(409));
        tenant.admin().post("/api/discoveries/nobody/refresh", Map.of()).expectProblem(404);
        tenant.admin().get("/api/discoveries?limit=0").expectProblem(400);
        assertThat(Tenant.fresh(stack, "stranger").admin().get("/api/discoveries/" + given).status()).isEqualTo(404);
    }

    private void revise(String slug) {
        tenant.admin().post("/api/graphql/integrations/" + slug + "/config", Map.of("authenticationTemplate",
                List.of(Map.of("slug", "key", "kind", "apikey", "placements",
                        List.of(Map.of("carrier", "header", "name", "X-Key"))))))
                .expect(200);
    }

    /** @param endpoint of a server, or a path of the library */
    private void register(String slug, String endpoint) {
        String url = endpoint.startsWith("/") ? library.endpoint().resolve(endpoint).toString() : endpoint;
        Answer added = tenant.admin().post("/api/graphql/integrations", Map.of("slug", slug, "endpoint", url))
                .expect(201);
        assertThat(added.json().path("toolCount").intValue()).isZero();
    }

    private String connect(String slug, String user, String token) {
        return await().atMost(SOON).until(
                () -> tenant.admin().post("/api/connections", Map.of("integration", slug, "owner", "user", "user_id",
                        user, "name", user, "template", "bearer", "value", token)),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201).text("id");
    }

    private JsonNode awaitState(String connection, String state) {
        return await().atMost(SOON).until(() -> tenant.admin().get("/api/discoveries/" + connection),
                answer -> answer.status() == 200 && state.equals(answer.json().path("state").textValue())).json();
    }

    private void awaitTools(String slug, String user, String... names) {
        await().atMost(SOON).untilAsserted(() -> assertThat(tools(slug, user)).containsExactly(names));
    }

    private void awaitTool(String slug, String user, String tool) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(tools(slug, user)).contains("mcp_" + slug + "_" + tool));
    }

    private List<String> tools(String slug, String user) {
        List<String> names = new ArrayList<>();
        tenant.admin().get("/api/tools?limit=100&user_id=" + user + "&integration=" + slug).expect(200).json()
                .path("tools").forEach(tool -> names.add(tool.path("name").textValue()));
        return names;
    }

    private JsonNode call(String user, String tool, Map<String, Object> params) {
        return execute(user, tool, params).expect(200).json();
    }

    private Answer execute(String user, String tool, Map<String, Object> params) {
        return tenant.admin().post("/api/tools/execute", Map.of("user_id", user, "action", tool, "params", params));
    }

    private List<Fact> changes(String slug) {
        return Topic.read(stack, Topics.INTEGRATION_CHANGED, tenant.name()).stream()
                .filter(fact -> fact.key().equals(tenant.name() + "/" + slug)).toList();
    }
}

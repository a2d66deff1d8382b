package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.GraphqlShop;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** A real GraphQL server is asked for its schema, and each of its fields is a tool. */
@Order(3)
@ExtendWith(RunningStack.class)
class GraphqlBecomesToolsScenarioIT {

    private static final String SMALLER = "type Query { order(id: ID!): String }";

    private final Tenant tenant;

    GraphqlBecomesToolsScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "graphql");
    }

    @BeforeAll
    static void needNode() {
        assumeTrue(GraphqlShop.canRun(), "no node and npm on this machine: no GraphQL server is asked");
    }

    @Test
    void makesToolOfEachField() throws IOException {
        try (GraphqlShop shop = GraphqlShop.open("")) {
            Answer added = add("shop", shop).expect(201);

            assertThat(added.json().path("toolCount").intValue()).isEqualTo(5);
            assertThat(tools("shop")).containsExactly("mutation_addOrder", "mutation_removeOrder", "query_old",
                    "query_order", "query_orders");
            JsonNode order = tenant.admin().get("/api/integrations/shop/tools/query_order").expect(200).json();
            assertThat(order.path("readOnly").booleanValue()).isTrue();
            assertThat(order.path("inputSchema").path("required").toString()).contains("by");
            assertThat(order.path("inputSchema").path("$defs").has("By")).isTrue();
            assertThat(order.path("outputSchema").toString()).contains("placedAt");
        }
    }

    @Test
    void saysWhatRefreshChanged() throws IOException {
        try (GraphqlShop shop = GraphqlShop.open("")) {
            add("moving", shop).expect(201);

            JsonNode smaller = tenant.admin().post("/api/graphql/integrations/moving/refresh",
                    Map.of("introspectionJson", SMALLER)).expect(200).json();
            JsonNode asked = tenant.admin().post("/api/integrations/moving/refresh", Map.of()).expect(200).json();

            assertThat(smaller.path("removedTools")).hasSize(4);
            assertThat(smaller.path("changedTools").toString()).isEqualTo("[\"query_order\"]");
            assertThat(asked.path("addedTools")).hasSize(4);
            assertThat(tools("moving")).hasSize(5);
        }
    }

    @Test
    void keepsServerThatTellsStrangersNothing() throws IOException {
        try (GraphqlShop shop = GraphqlShop.open("only-for-friends")) {
            Answer added = add("closed", shop).expect(201);

            assertThat(added.json().path("toolCount").intValue()).isZero();
            assertThat(added.text("pending")).isNotEmpty();
            tenant.admin().post("/api/integrations/closed/refresh", Map.of()).expectProblem(422);
            assertThat(tenant.admin().get("/api/graphql/integrations/closed/config").expect(200).text())
                    .contains(shop.endpoint().toString());
        }
    }

    @Test
    void mergesWaysToAuthenticate() throws IOException {
        try (GraphqlShop shop = GraphqlShop.open("")) {
            add("keyed", shop).expect(201);

            JsonNode config = tenant.admin().post("/api/graphql/integrations/keyed/config",
                    Map.of("authenticationTemplate", List.of(Map.of("slug", "key", "kind", "apikey", "placements",
                            List.of(Map.of("carrier", "header", "name", "X-Key"))))))
                    .expect(200).json();

            assertThat(config.path("authenticationTemplate").findValuesAsText("slug")).contains("none", "bearer",
                    "key");
        }
    }

    private Answer add(String slug, GraphqlShop shop) {
        return tenant.admin().post("/api/graphql/integrations",
                Map.of("slug", slug, "endpoint", shop.endpoint().toString()));
    }

    private List<String> tools(String slug) {
        return tenant.admin().get("/api/integrations/" + slug + "/tools").expect(200).json().path("tools")
                .findValuesAsText("name");
    }
}

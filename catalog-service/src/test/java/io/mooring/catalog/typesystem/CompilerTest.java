package io.mooring.catalog.typesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;

class CompilerTest {

    private static final String SHOP = """
            schema { query: Root mutation: Changes subscription: News }
            scalar DateTime @specifiedBy(url: "https://scalars.example/date-time")
            "Money in minor units"
            scalar Money
            enum Status { OPEN CLOSED OLD @deprecated(reason: "gone") }
            input Filter { text: String = "all", status: [Status!] = [OPEN], and: [Filter!], since: DateTime }
            input By @oneOf { id: ID, sku: String }
            input NewOrder { sku: String!, count: Int! = 1, note: String @deprecated(reason: "unused") }
            interface Named { id: ID! name: String }
            type Product implements Named { id: ID! name: String title: String! price: Money
              image(size: Int!): String cover(width: Int): String related(first: Int): [Product!] maker: Maker }
            type Maker implements Named { id: ID! name: String title: String products: [Product!]! best: Product }
            type Order { id: ID! status: Status! placedAt: DateTime old: String @deprecated lines: [Line!]! }
            type Line { product: Product! count: Int! ratio: Float gift: Boolean }
            union Found = Product | Maker | Order
            type PageInfo { hasNextPage: Boolean! endCursor: String }
            type OrderEdge { cursor: String! node: Order }
            type OrderConnection { edges: [OrderEdge] nodes: [Order] pageInfo: PageInfo! totalCount: Int! }
            type EdgeOnly { edges: [OrderEdge] pageInfo: PageInfo! }
            type Nothing { of(it: Int!): String }
            type Root {
              "One product"
              product(by: By!): Product
              search(filter: Filter, select: String): [Found!]!
              orders(first: Int! = 10, after: String): OrderConnection!
              edges: EdgeOnly
              named(id: ID!): Named
              total(status: Status): Int!
              nothing: Nothing
              before: String @deprecated(reason: "use total")
            }
            type Changes { addOrder(input: NewOrder!): Order deleteOrder(id: ID!): Boolean! deleted: Int }
            type News { order: Order }
            """;

    private final Toolset toolset = Compiler.compile(Snapshot.read(SHOP, "/introspectionJson"));
    private final Schemas schemas = new Schemas(toolset);
    private final Map<String, Tool> tools = toolset.tools().stream()
            .collect(Collectors.toMap(Tool::name, Function.identity()));

    @Test
    void makesAToolOfEveryQueryAndMutation() {
        assertThat(toolset.tools()).extracting(Tool::name).containsExactly("query_product", "query_search",
                "query_orders", "query_edges", "query_named", "query_total", "query_nothing", "query_before",
                "mutation_addOrder", "mutation_deleteOrder", "mutation_deleted");
        assertThat(toolset.skipped()).isEmpty();
        assertThat(schemas.notValid()).isEmpty();
        assertThat(schemas.refusedExamples()).isEmpty();
    }

    @Test
    void selectsWhatTheSchemaAllows() {
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(SHOP));

        assertThat(toolset.tools()).allSatisfy(tool -> assertThat(
                ParseAndValidate.validate(schema, Parser.parse(Documents.of(tool)))).as(tool.name()).isEmpty());
    }

    @Test
    void selectsLeavesThenObjectsWithoutCycles() {
        assertThat(binding("query_product").path("selection").textValue()).isEqualTo(
                "{ id name title price cover maker { id name title } }");
    }

    @Test
    void selectsAPageByItsNodes() {
        assertThat(binding("query_orders").path("selection").textValue()).startsWith(
                "{ totalCount pageInfo { hasNextPage endCursor } nodes { id status placedAt lines { count ratio gift } } }");
        assertThat(binding("query_edges").path("selection").textValue())
                .startsWith("{ pageInfo { hasNextPage endCursor } edges { cursor node { id status placedAt ");
    }

    @Test
    void selectsByFragmentsAndKeepsKeysOfDifferentTypesApart() {
        assertThat(binding("query_search").path("selection").textValue()).startsWith("{ __typename ... on Product "
                + "{ id name title price cover").contains("... on Maker { id name Maker_title: title")
                .contains("... on Order { id status placedAt");
        assertThat(binding("query_named").path("selection").textValue())
                .startsWith("{ __typename id name ... on Maker { title products { ")
                .contains("... on Product { Product_title: title price cover");
        assertThat(binding("query_nothing").path("selection").textValue()).isEqualTo("{ __typename }");
        assertThat(binding("query_total").path("selection").isNull()).isTrue();
    }

    @Test
    void bindsArgumentsAsVariables() {
        assertThat(binding("query_orders").path("arguments")).hasToString(
                "[{\"name\":\"first\",\"type\":\"Int\"},{\"name\":\"after\",\"type\":\"String\"}]");
        assertThat(binding("query_product").path("arguments"))
                .hasToString("[{\"name\":\"by\",\"type\":\"By!\"}]");
        assertThat(binding("mutation_addOrder").path("operation").textValue()).isEqualTo("mutation");
    }

    @Test
    void offersSelectUnderAFreeName() {
        assertThat(binding("query_product").path("selectArgument").textValue()).isEqualTo("select");
        assertThat(binding("query_search").path("selectArgument").textValue()).isEqualTo("select_");
        assertThat(Schemas.read(tools.get("query_total").inputSchema()).path("properties").has("select")).isFalse();
    }

    @Test
    void requiresWhatHasNoDefault() {
        assertThat(Schemas.read(tools.get("query_product").inputSchema()).path("required")).hasToString("[\"by\"]");
        JsonNode orders = Schemas.read(tools.get("query_orders").inputSchema());
        assertThat(orders.has("required")).isFalse();
        assertThat(orders.at("/properties/first")).hasToString("{\"type\":\"integer\",\"default\":10}");
        assertThat(orders.at("/properties/after")).hasToString("{\"type\":[\"string\",\"null\"]}");
    }

    @Test
    void definesInputTypesOnce() {
        assertThat(tools.get("query_search").definitions()).containsExactly("Filter");
        assertThat(toolset.definitions().get("Filter").uses()).contains("DateTime", "Status");
        JsonNode filter = Schemas.read(toolset.definitions().get("Filter").text());
        assertThat(filter.at("/properties/text/default").textValue()).isEqualTo("all");
        assertThat(filter.at("/properties/status/default")).hasToString("[\"OPEN\"]");
        assertThat(filter.at("/properties/and/items")).hasToString("{\"$ref\":\"#/$defs/Filter\"}");
        JsonNode time = Schemas.read(toolset.definitions().get("DateTime").text());
        assertThat(time.path("format").textValue()).isEqualTo("date-time");
        assertThat(time.path("description").textValue()).contains("https://scalars.example/date-time");
    }

    @Test
    void takesExactlyOneOfAOneOf() {
        Tool product = tools.get("query_product");

        assertThat(schemas.refusals(product, Schemas.read("{\"by\":{\"id\":7}}"))).isEmpty();
        assertThat(schemas.refusals(product, Schemas.read("{\"by\":{\"id\":\"a\",\"sku\":\"b\"}}"))).isNotEmpty();
        assertThat(schemas.refusals(product, Schemas.read("{\"by\":{}}"))).isNotEmpty();
        assertThat(schemas.refusals(product, Schemas.read("{\"by\":{\"id\":null}}"))).isNotEmpty();
    }

    @Test
    void describesWhatComesBack() {
        JsonNode order = schemas.output(tools.get("mutation_addOrder"));

        assertThat(order.path("type")).hasToString("[\"object\",\"null\"]");
        assertThat(order.at("/properties/status")).hasToString("{\"type\":\"string\"}");
        assertThat(order.at("/properties/lines/items/properties/count")).hasToString("{\"type\":\"integer\"}");
        assertThat(order.path("properties").has("old")).isFalse();
        assertThat(tools.get("query_total").outputSchema()).isEqualTo("{\"type\":\"integer\"}");
    }

    @Test
    void saysWhatACallMayChange() {
        assertThat(tools.get("query_product").hints()).isEqualTo(new Tool.Hints(true, false, true));
        assertThat(tools.get("mutation_addOrder").hints()).isEqualTo(new Tool.Hints(false, false, false));
        assertThat(tools.get("mutation_deleteOrder").hints()).isEqualTo(new Tool.Hints(false, true, false));
        assertThat(tools.get("mutation_deleted").hints().destructive()).isFalse();
        assertThat(tools.get("query_before").description()).contains("Deprecated: use total");
        assertThat(tools.get("query_before").tags()).containsExactly("query", "deprecated");
        assertThat(tools.get("mutation_addOrder").title()).isEqualTo("Add order");
        assertThat(tools.get("mutation_addOrder").parameterNames()).containsExactly("input", "sku", "count", "note");
    }

    @Test
    void leavesOutOnlyWhatItCanNotMake() {
        // Given
        ObjectNode result = (ObjectNode) Snapshot.read(SHOP, "/introspectionJson");
        result.at("/__schema/types").forEach(type -> {
            if (type.path("name").asText().equals("NewOrder")) {
                ((ObjectNode) type).put("kind", "SOMETHING");
            }
        });

        // When
        Toolset compiled = Compiler.compile(result);

        // Then
        assertThat(compiled.tools()).hasSize(toolset.tools().size() - 1);
        assertThat(compiled.skipped()).hasSize(2)
                .anySatisfy(skipped -> assertThat(skipped.pointer()).endsWith("/kind"))
                .anySatisfy(skipped -> assertThat(skipped.reason()).contains("NewOrder"));
    }

    @Test
    void refusesWhatIsNoIntrospectionResult() {
        for (String text : List.of("{}", "{\"data\":{}}", "{\"__schema\":{\"types\":[]}}")) {
            assertThatExceptionOfType(DocumentFault.class).isThrownBy(() -> Compiler.compile(Schemas.read(text)))
                    .satisfies(fault -> assertThat(fault.pointer()).contains("__schema"));
        }
    }

    private JsonNode binding(String tool) {
        return Schemas.read(tools.get(tool).binding());
    }
}

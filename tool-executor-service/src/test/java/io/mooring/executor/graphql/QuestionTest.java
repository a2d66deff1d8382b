package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.graphql.Binding.Argument;

class QuestionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Binding ORDERS = new Binding("query", "orders",
            List.of(new Argument("filter", "Filter"), new Argument("first", "Int")), "{ id status }", "select");

    @Test
    void bindsWhatIsSaidAsVariables() throws Exception {
        Question question = of(ORDERS, "{\"filter\": {\"any\": [{\"status\": \"OPEN\"}]}, \"select\": \"{ id }\"}");

        assertThat(question.body()).isEqualTo(JSON.readTree("""
                {"query": "query orders($filter: Filter) { orders(filter: $filter) {id} }",
                "variables": {"filter": {"any": [{"status": "OPEN"}]}}}"""));
    }

    @Test
    void leavesOutWhatIsNotSaidSoThatTheServersOwnValueCounts() throws Exception {
        assertThat(of(ORDERS, "{}").body())
                .isEqualTo(JSON.readTree("{\"query\": \"query orders { orders { id status } }\"}"));
        assertThat(of(ORDERS, "{\"first\": null}").body().path("variables").toString()).isEqualTo("{\"first\":null}");
    }

    @Test
    void splicesNoValueIntoTheDocument() throws Exception {
        Binding remove = new Binding("mutation", "removeOrder", List.of(new Argument("id", "ID!")), null, null);

        Question question = of(remove, "{\"id\": \"1) { x } } mutation { wipe(a: \\\"\"}");

        assertThat(question.body().path("query").textValue())
                .isEqualTo("mutation removeOrder($id: ID!) { removeOrder(id: $id) }");
        assertThat(question.body().path("variables").path("id").textValue()).contains("wipe");
    }

    @Test
    void namesTheArgumentThatSelects() {
        Binding selecting = new Binding("query", "pick", List.of(new Argument("select", "String")), "{ id }",
                "select_");

        assertThatThrownBy(() -> of(selecting, "{\"select\": \"id\", \"select_\": \"id }\"}"))
                .hasMessageContaining("/params/select_");
    }

    @Test
    void keepsNumbersExact() throws Exception {
        Binding price = new Binding("query", "price", List.of(new Argument("of", "Decimal!")), null, null);

        assertThat(new String(of(price, "{\"of\": 12345678901234567890}").bytes(), "UTF-8"))
                .contains("\"of\":12345678901234567890");
    }

    private static Question of(Binding binding, String arguments) throws JsonProcessingException {
        JsonNode said = JSON.readTree(arguments);
        return Question.of(binding, said);
    }
}

package io.mooring.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class RoundsTest {

    private static final ObjectNode ASKING = object("""
            {"resultType": "input_required", "requestState": "s1", "inputRequests": {
             "name": {"method": "elicitation/create", "params": {"message": "Who?"}},
             "place": {"method": "roots/list", "params": {}}}}""");

    private final List<ObjectNode> seen = new ArrayList<>();
    private final Client client = new Client();

    @Test
    void passWhatIsCompleteOn() {
        ObjectNode result = run(params -> object("{\"resultType\": \"complete\", \"content\": []}")).awaitItem()
                .getItem();

        assertThat(result).isEqualTo(object("{\"content\": []}"));
        assertThat(client.asked).isEmpty();
    }

    @Test
    void askTheClientAndThenTheServerAgain() {
        run(params -> params.has("requestState") ? object("{\"content\": []}") : ASKING.deepCopy()).awaitItem();

        assertThat(client.asked).containsExactly("elicitation/create", "roots/list");
        assertThat(seen.getLast()).isEqualTo(object("""
                {"name": "tool", "requestState": "s1", "inputResponses": {"name": {"said": "elicitation/create"},
                 "place": {"said": "roots/list"}}}"""));
    }

    @Test
    void endWithAServerThatNeverHasEnough() {
        run(params -> ASKING.deepCopy()).awaitFailure().assertFailedWith(Fault.class);

        assertThat(seen).hasSize(11);
    }

    @Test
    void askNothingTheClientHasNotDeclared() {
        client.capabilities = object("{\"elicitation\": {}}");

        run(params -> ASKING.deepCopy()).awaitFailure().assertFailedWith(Fault.class);

        assertThat(client.asked).isEmpty();
    }

    private UniAssertSubscriber<ObjectNode> run(Function<ObjectNode, ObjectNode> server) {
        return new Rounds(client, params -> {
            seen.add(params);
            return Uni.createFrom().item(server.apply(params));
        }).begin(object("{\"name\": \"tool\"}")).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static final class Client implements Exchange {

        private final List<String> asked = new ArrayList<>();
        private ObjectNode capabilities = object("{\"elicitation\": {}, \"roots\": {}}");

        @Override
        public ObjectNode capabilities() {
            return capabilities;
        }

        @Override
        public void progress(ObjectNode params) {
            throw new AssertionError("nothing goes forward here");
        }

        @Override
        public void message(ObjectNode params) {
            throw new AssertionError("nothing is said here");
        }

        @Override
        public Uni<JsonNode> ask(String method, JsonNode params) {
            asked.add(method);
            return Uni.createFrom().item(JsonNodeFactory.instance.objectNode().put("said", method));
        }
    }
}

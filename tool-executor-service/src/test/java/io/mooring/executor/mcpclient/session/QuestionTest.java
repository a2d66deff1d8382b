package io.mooring.executor.mcpclient.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Promise;

class QuestionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<UniEmitter<? super JsonNode>> waiting = new ArrayList<>();
    private final List<ObjectNode> replies = new ArrayList<>();
    private final Pending about = new Pending(1, new McpRequest("tools/call", object(), NOW.plusSeconds(60),
            Promise.<Void>promise().future(), new Patient()), NOW);

    @Test
    void asksOnlyAFewAtOnce() {
        // Given
        for (int id = 1; id <= 8; id++) {
            put(id, "Who?");
        }
        assertThat(replies).isEmpty();

        // When
        put(9, "Who?");
        waiting.getFirst().complete(object());
        put(10, "Who?");

        // Then
        assertThat(replies).extracting(reply -> reply.path("id").intValue() + ":" + reply.has("error"))
                .containsExactly("9:true", "1:false");
        assertThat(waiting).hasSize(9);
    }

    @Test
    void asksNobodyWhatIsTooLarge() {
        put(1, "ö".repeat(128 * 1024));
        put(2, "o".repeat(128 * 1024));

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.path("id").intValue()).isEqualTo(1);
            assertThat(reply.at("/error/message").asText()).isEqualTo("the question is too large");
        });
        assertThat(waiting).hasSize(1);
    }

    private void put(int id, String text) {
        new Question(IntNode.valueOf(id), "elicitation/create", object().put("message", text)).put(about, replies::add,
                () -> NOW);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Is asked everything and takes its time. */
    private final class Patient implements Exchange {

        @Override
        public ObjectNode capabilities() {
            ObjectNode capabilities = object();
            capabilities.putObject("elicitation");
            return capabilities;
        }

        @Override
        public void progress(ObjectNode params) {
            throw new AssertionError("nothing was said");
        }

        @Override
        public void message(ObjectNode params) {
            throw new AssertionError("nothing was said");
        }

        @Override
        public Uni<JsonNode> ask(String method, JsonNode params) {
            return Uni.createFrom().emitter(waiting::add);
        }
    }
}

package io.mooring.executor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message.Answered;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Future;

class SessionsTest {

    private static final Owner ADA = new Owner("acme", "AGENT", "agent_a", "/agents/agent_a/mcp");

    private final Sessions sessions = new Sessions(new Limits());
    private final Session session = open(ADA);

    @Test
    void belongToWhoOpenedThemAtTheirAddress() {
        assertThat(sessions.find(session.id(), ADA)).containsSame(session);
        assertThat(List.of(new Owner("other", "AGENT", "agent_a", ADA.path()),
                new Owner("acme", "PERSON", "agent_a", ADA.path()), new Owner("acme", "AGENT", "agent_b", ADA.path()),
                new Owner("acme", "AGENT", "agent_a", "/mcp")))
                .allSatisfy(other -> assertThat(sessions.find(session.id(), other)).isEmpty());
        assertThat(session.toString()).doesNotContain(session.id());
    }

    @Test
    void endWithAllThatRunsInThem() {
        Future<Void> unwanted = session.begin(IntNode.valueOf(1));
        Ears ears = new Ears();
        session.listen(ears);

        sessions.end(session);

        assertThat(sessions.find(session.id(), ADA)).isEmpty();
        assertThat(unwanted.succeeded()).isTrue();
        assertThat(ears.ended).isTrue();
    }

    @Test
    void giveWayToNewOnesOfTheSameOwnerOnly() {
        Session other = open(new Owner("acme", "AGENT", "agent_b", "/mcp"));
        open(ADA);
        open(ADA);

        assertThat(sessions.find(session.id(), ADA)).isEmpty();
        assertThat(sessions.find(other.id(), other.owner())).isPresent();
    }

    @Test
    void cancelWhatIsNamed() {
        Future<Void> first = session.begin(IntNode.valueOf(1));
        Future<Void> second = session.begin(TextNode.valueOf("1"));

        session.cancel(TextNode.valueOf("1"));
        session.cancel(IntNode.valueOf(7));

        assertThat(first.isComplete()).isFalse();
        assertThat(second.succeeded()).isTrue();
        assertThatThrownBy(() -> session.begin(IntNode.valueOf(1))).isInstanceOf(Fault.class);
    }

    @Test
    void passAnswersToWhoAsked() {
        Ears ears = new Ears();
        UniAssertSubscriber<JsonNode> answer = session
                .ask(ears, "elicitation/create", JsonNodeFactory.instance.objectNode()).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        JsonNode id = ears.heard.getFirst().path("id");

        session.take(new Answered(TextNode.valueOf("nobody's"), TextNode.valueOf("no"), null));
        session.take(new Answered(id, TextNode.valueOf("yes"), null));

        assertThat(answer.awaitItem().getItem().textValue()).isEqualTo("yes");
    }

    @Test
    void tellRefusalsOfClients() {
        Ears ears = new Ears();
        UniAssertSubscriber<JsonNode> answer = session
                .ask(ears, "roots/list", JsonNodeFactory.instance.objectNode()).subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        session.take(new Answered(ears.heard.getFirst().path("id"), JsonNodeFactory.instance.missingNode(),
                JsonNodeFactory.instance.objectNode().put("code", -1).put("message", "no")));

        answer.awaitFailure().assertFailedWith(Fault.class, "no");
    }

    @Test
    void announceOnOneStreamOnly() {
        Ears before = new Ears();
        Ears now = new Ears();
        session.listen(before);
        session.listen(now);

        session.announce(JsonNodeFactory.instance.objectNode());

        assertThat(before.ended).isTrue();
        assertThat(before.heard).isEmpty();
        assertThat(now.heard).hasSize(1);
    }

    @Test
    void rememberOnlyWhatTheirClientsCanBeAskedFor() {
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("note", "x".repeat(10_000)).put("sampling", true);
        sent.putObject("roots").put("listChanged", true);
        sent.putObject("elicitation").put("more", "x").putObject("url").put("deep", "x");

        assertThat(sessions.open(ADA, "2025-11-25", true, sent).capabilities())
                .hasToString("{\"roots\":{},\"elicitation\":{\"url\":{}}}");
    }

    private Session open(Owner owner) {
        return sessions.open(owner, "2025-11-25", true, JsonNodeFactory.instance.objectNode());
    }

    private static final class Ears implements Listener {

        private final List<ObjectNode> heard = new ArrayList<>();
        private boolean ended;

        @Override
        public void say(ObjectNode message) {
            heard.add(message);
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private record Limits() implements SessionConfig {

        @Override
        public Duration idle() {
            return Duration.ofHours(1);
        }

        @Override
        public int most() {
            return 100;
        }

        @Override
        public int mostOfOne() {
            return 2;
        }

        @Override
        public Duration answer() {
            return Duration.ofMinutes(10);
        }
    }
}

package io.mooring.executor.mcpclient.session;

import static io.mooring.executor.mcpclient.Speaking.json;
import static io.mooring.executor.mcpclient.Speaking.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.connectionview.ConnectionKey;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.Limits;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Transport;
import io.mooring.executor.mcpclient.Upstream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

class SessionsTest {

    private static final Upstream UPSTREAM = upstream("lines", "lines:");
    private static final ConnectionKey CONNECTION = new ConnectionKey(UPSTREAM.tenant(), UPSTREAM.connection().id());
    private static final List<Placement> FORMER = List.of(new Placement("env", "TOKEN", "former"));
    private static final List<Placement> NEWER = List.of(new Placement("env", "TOKEN", "newer"));

    private final Vertx vertx = Vertx.vertx();
    private final Lines lines = new Lines();
    private final Sessions sessions = Openings.on(vertx, Limits.wide(), lines);

    @AfterEach
    void closesVertx() {
        done(vertx.close());
    }

    @Test
    void endsThoseOfAConnectionThatIsGone() {
        // Given
        done(sessions.of(UPSTREAM, FORMER));
        assertThat(sessions.connections()).containsExactly(CONNECTION);

        // When
        sessions.retire(Set.of(new ConnectionKey("acme", "conn_2"), new ConnectionKey("other", CONNECTION.id())));
        boolean early = lines.opened.getFirst().ended().isComplete();
        sessions.retire(Set.of(CONNECTION));

        // Then
        assertThat(early).isFalse();
        assertThat(lines.opened.getFirst().ended().succeeded()).isTrue();
        assertThat(sessions.connections()).isEmpty();
    }

    @Test
    void endsThoseOfAFormerCredential() {
        // Given
        done(sessions.of(UPSTREAM, FORMER));

        // When
        Session newer = done(sessions.of(UPSTREAM, NEWER));

        // Then
        assertThat(lines.opened).hasSize(2);
        assertThat(lines.opened.getFirst().ended().succeeded()).isTrue();
        assertThat(lines.opened.getLast().ended().isComplete()).isFalse();
        assertThat(done(sessions.of(UPSTREAM, NEWER))).isSameAs(newer);
    }

    @Test
    void sharesNoneWithAnotherConnectionOfTheSameCredential() {
        for (Upstream other : List.of(other("other", "notes", 1, "conn_1"), other("acme", "notes", 1, "conn_2"),
                other("acme", "mail", 1, "conn_1"), other("acme", "notes", 2, "conn_1"))) {
            Session mine = done(sessions.of(UPSTREAM, FORMER));

            assertThat(done(sessions.of(other, FORMER))).as("%s, revision %s", other, other.configRevision())
                    .isNotSameAs(mine);
        }
    }

    private static Upstream other(String tenant, String integration, long configRevision, String connection) {
        return new Upstream(tenant, integration, configRevision, new ConnectionView(connection, "org", null,
                integration, "main", "bearer", "ACTIVE", 1), UPSTREAM.runtime());
    }

    @Test
    void letsRequestsEndFirst() {
        // Given
        Session session = done(sessions.of(UPSTREAM, FORMER));
        Line line = lines.opened.getFirst();
        Future<McpAnswer> answer = session.ask(new McpRequest("tools/call", JsonNodeFactory.instance.objectNode(),
                Instant.now().plusSeconds(120), Promise.<Void>promise().future(), Exchange.NONE));

        // When
        sessions.retire(Set.of(CONNECTION));
        boolean early = line.ended().isComplete();
        line.answer(line.sent.getLast(), "{\"content\":[]}");

        // Then
        assertThat(early).isFalse();
        assertThat(done(answer)).isInstanceOf(McpAnswer.Result.class);
        assertThat(line.ended().succeeded()).isTrue();
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** A transport whose servers know the newest era, and keep what else they are asked. */
    private static final class Lines implements Transport {

        final List<Line> opened = new ArrayList<>();

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public Uni<Channel> open(Upstream upstream, List<Placement> placements, Consumer<JsonNode> received) {
            opened.add(new Line(received));
            return Uni.createFrom().item(opened.getLast());
        }
    }

    private static final class Line implements Channel {

        final List<ObjectNode> sent = new ArrayList<>();
        private final Consumer<JsonNode> received;
        private final Promise<Void> over = Promise.promise();

        Line(Consumer<JsonNode> received) {
            this.received = received;
        }

        @Override
        public Future<Void> send(ObjectNode message) {
            sent.add(message);
            if (message.path("method").asText().equals("server/discover")) {
                answer(message, "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}");
            }
            return Future.succeededFuture();
        }

        void answer(ObjectNode question, String result) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
            answer.set("id", question.path("id"));
            received.accept(answer.set("result", json(result)));
        }

        @Override
        public Future<Void> ended() {
            return over.future();
        }

        @Override
        public void close() {
            over.tryComplete();
        }
    }
}

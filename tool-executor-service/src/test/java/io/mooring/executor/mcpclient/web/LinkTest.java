package io.mooring.executor.mcpclient.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.LoopbackEgress;
import io.mooring.executor.mcpclient.web.EventReader.Event;
import io.mooring.executor.mcpclient.web.Link.Reply;
import io.mooring.executor.mcpclient.web.Link.Reply.Why;
import io.mooring.executor.traffic.Lane;
import io.mooring.executor.traffic.Rules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

class LinkTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<Event> events = new ArrayList<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void takesTheMemoryOfAnswersForAnEventThatIsNotComplete() {
        // Given: room for 1000 bytes, four times
        Hearing hearing = hearing();

        // When
        Reply reply = send(hearing, "data: " + "x".repeat(600), "x".repeat(600) + "\n\n");

        // Then
        assertThat(reply).isInstanceOfSatisfying(Reply.Lost.class,
                lost -> assertThat(lost.failure().kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(events).isEmpty();
    }

    @Test
    void needsNoMemoryForEventsThatAreOver() {
        Reply reply = send(hearing(), "data: y\n\n".repeat(100), "data: y\n\n".repeat(100));

        assertThat(reply).isInstanceOf(Reply.Answered.class);
        assertThat(events).hasSize(200);
    }

    @Test
    void judgesAServerByWhyItWasNotHeardToTheEnd() {
        Hearing answered = hearing();
        answered.note(JsonNodeFactory.instance.objectNode().put("id", 7));
        answered.stop(Why.LATE);

        assertThat(new Reply.Stopped(Why.LATE).isLoss()).isTrue();
        assertThat(new Reply.Stopped(Why.UNWANTED).isLoss()).isNull();
        assertThat(answered.stopped().result().isLoss()).isFalse();
    }

    private Reply send(Hearing hearing, String part, String next) {
        int port = await(vertx.createHttpServer().requestHandler(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write(part);
            vertx.setTimer(500, later -> request.response().end(next));
        }).listen(0, "127.0.0.1")).actualPort();
        Link link = new Link(LoopbackEgress.on(vertx), Rules.small().withAnswers(4000).traffic(),
                new Lane("acme", "notes", "conn_1", "http://127.0.0.1:" + port));
        return await(link.send(EgressRequest.get("http://127.0.0.1:" + port + "/mcp"), hearing, hearing.stopped()));
    }

    private Hearing hearing() {
        return new Hearing(7, 1_000_000, events::add, headers -> {
            // says nothing we need
        });
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    }
}

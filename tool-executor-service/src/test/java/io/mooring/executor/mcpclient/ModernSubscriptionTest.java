package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Scripted.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** Servers without sessions tell of changes on one stream. */
class ModernSubscriptionTest {

    private static final String LISTEN = "subscriptions/listen";

    private final Speaking speaking = new Speaking(Limits.wide());
    private final List<Visit> streams = new CopyOnWriteArrayList<>();
    private final List<Visit> closed = new CopyOnWriteArrayList<>();
    private final Scripted server = new Scripted(this::answer);
    private volatile boolean deaf;
    private volatile int busy;

    @AfterEach
    void close() {
        speaking.close();
    }

    @Test
    void areAskedToTellOfTheListsTheySayTheyTellOf() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}");
        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 1);
        tell(streams.getFirst(), "notifications/tools/list_changed", "{}");

        assertThat(streams.getFirst().message().at("/params/notifications"))
                .isEqualTo(Speaking.json("{\"toolsListChanged\":true}"));
        assertThat(streams.getFirst().header("Mcp-Method")).isEqualTo(LISTEN);
        assertThat(streams.getFirst().header("Authorization")).isEqualTo("Bearer tok-of-the-harbour");
        await().atMost(Speaking.PATIENCE).untilAsserted(() -> assertThat(speaking.notices).singleElement()
                .satisfies(notice -> {
                    assertThat(notice.method()).isEqualTo(Notice.TOOLS_CHANGED);
                    assertThat(notice.connection()).isEqualTo("conn_1");
                }));
    }

    @Test
    void tellOfAResourceOnAStreamThatTakesThePlaceOfTheFormer() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        McpAnswer answer = speaking.ask(upstream, "resources/subscribe", "{\"uri\":\"file:///a\"}");
        McpAnswer again = speaking.ask(upstream, "resources/subscribe", "{\"uri\":\"file:///a\"}");

        assertThat(answer).isInstanceOf(McpAnswer.Result.class);
        assertThat(again).isInstanceOf(McpAnswer.Result.class);
        assertThat(streams).extracting(stream -> stream.message().at("/params/notifications").toString())
                .last().isEqualTo("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"file:///a\"]}");
        assertThat(server.count("resources/subscribe")).isZero();
        await().atMost(Speaking.PATIENCE).until(() -> closed.size() == streams.size() - 1);
        tell(streams.getLast(), "notifications/resources/updated", "{\"uri\":\"file:///a\"}");
        await().atMost(Speaking.PATIENCE).untilAsserted(() -> assertThat(speaking.notices)
                .anyMatch(notice -> notice.params().path("uri").asText().equals("file:///a")));
    }

    @Test
    void areNotAskedAgainWhatNobodyAsksAnyMore() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "resources/subscribe", "{\"uri\":\"file:///a\"}");

        McpAnswer answer = speaking.ask(upstream, "resources/unsubscribe", "{\"uri\":\"file:///a\"}");

        assertThat(answer).isInstanceOf(McpAnswer.Result.class);
        await().atMost(Speaking.PATIENCE).untilAsserted(() -> assertThat(
                streams.getLast().message().at("/params/notifications"))
                .isEqualTo(Speaking.json("{\"toolsListChanged\":true}")));
    }

    @Test
    void thatDoNotTellOfTheResourceRefuse() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        McpAnswer answer = speaking.ask(upstream, "resources/subscribe", "{\"uri\":\"file:///none\"}");

        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(-32602));
    }

    @Test
    void thatCanNotListenRefuseInTheirOwnWords() {
        deaf = true;
        Upstream upstream = Speaking.upstream(speaking.serve(server));

        McpAnswer answer = speaking.ask(upstream, "resources/subscribe", "{\"uri\":\"file:///a\"}");

        assertThat(answer).isInstanceOfSatisfying(McpAnswer.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(-32601));
        assertThat(speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}")).isInstanceOf(McpAnswer.Result.class);
    }

    /** What changed while nobody heard can't be known. */
    @Test
    void areAskedAgainWhenTheStreamBreaksAndThenEverythingMayHaveChanged() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}");
        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 1);

        streams.getFirst().response().reset();

        heardAgain();
    }

    @Test
    void areAskedAgainWhenTheyEndTheStream() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}");
        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 1);

        streams.getFirst().event(streams.getFirst().answer("{\"resultType\":\"complete\"}"));

        heardAgain();
    }

    @Test
    void areAskedAgainWhenTheyCanNotListenNow() {
        busy = 2;
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}");

        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 1);
        await().atMost(Speaking.PATIENCE).until(() -> !speaking.notices.isEmpty());

        assertThat(server.count(LISTEN)).isEqualTo(3);
    }

    @Test
    void areAskedTogetherForWhatIsWantedAtTheSameTime() {
        Upstream upstream = Speaking.upstream(speaking.serve(server));
        speaking.ask(upstream, "tools/call", "{\"name\":\"a\"}");
        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 1);

        List<McpAnswer> answers = Uni.join().all(IntStream.range(0, 50)
                .mapToObj(n -> speaking.begin(upstream, Speaking.request("resources/subscribe",
                        "{\"uri\":\"file:///" + n + "\"}", Exchange.NONE, Promise.<Void>promise().future(), null)))
                .toList()).andFailFast().await().atMost(Speaking.PATIENCE);

        assertThat(answers).hasSize(50).allSatisfy(
                answer -> assertThat(answer).isInstanceOf(McpAnswer.Result.class));
        assertThat(streams).hasSizeLessThan(10);
        assertThat(streams.getLast().message().at("/params/notifications/resourceSubscriptions")).hasSize(50);
    }

    private void heardAgain() {
        await().atMost(Speaking.PATIENCE).until(() -> streams.size() == 2);
        assertThat(streams.getLast().message().at("/params/notifications"))
                .isEqualTo(streams.getFirst().message().at("/params/notifications"));
        await().atMost(Speaking.PATIENCE).untilAsserted(() -> assertThat(speaking.notices).singleElement()
                .satisfies(notice -> assertThat(notice.method()).isEqualTo(Notice.TOOLS_CHANGED)));
    }

    private void answer(Scripted all, Visit visit) {
        switch (visit.method()) {
            case "server/discover" -> visit.result("{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{"
                    + "\"tools\":{\"listChanged\":true},\"prompts\":{},\"resources\":{\"subscribe\":true}}}");
            case LISTEN -> listen(visit);
            default -> visit.result("{\"content\":[]}");
        }
    }

    private void listen(Visit visit) {
        if (busy > 0) {
            busy--;
            visit.response().setStatusCode(503).end();
            return;
        }
        if (deaf) {
            visit.error(404, -32601, "null");
            return;
        }
        visit.response().closeHandler(over -> closed.add(visit));
        JsonNode wanted = visit.message().at("/params/notifications").deepCopy();
        if (wanted.path("resourceSubscriptions").toString().contains("none")) {
            ((ObjectNode) wanted).remove("resourceSubscriptions");
        }
        tell(visit.stream(), "notifications/subscriptions/acknowledged", "{\"notifications\":" + wanted + "}");
        streams.add(visit);
    }

    private static void tell(Visit stream, String method, String params) {
        ObjectNode said = (ObjectNode) Speaking
                .json("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        said.withObjectProperty("params").putObject("_meta").set("io.modelcontextprotocol/subscriptionId",
                stream.message().path("id"));
        stream.event(said);
    }
}

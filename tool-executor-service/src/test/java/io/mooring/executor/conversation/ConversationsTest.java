package io.mooring.executor.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

class ConversationsTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String CALL = "{\"name\":\"book\",\"arguments\":{\"seat\":1,\"row\":2}}";

    private final Vertx vertx = Vertx.vertx();
    private final Set<Long> timers = ConcurrentHashMap.newKeySet();
    private final Conversations conversations = new Conversations(watched(vertx),
            new Limits(Duration.ofHours(1), 3, 2));
    /** What servers were answered. */
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private int begun;
    private Future<Void> unwanted = Future.succeededFuture();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void passResultsOnWhereNothingIsAsked() {
        assertThat(take(Client.ada().calls(CALL), (exchange, gone) -> result("done"))).isEqualTo(said("done"));
    }

    @Test
    void takeUpTheSameCallWithEveryAnswer() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);
        Client again = Client.ada();
        ObjectNode second = take(again.calls(answering(first, "1")), this::asksTwice);

        ObjectNode last = take(Client.ada().calls(answering(second, "2")), this::asksTwice);

        assertThat(first.path("resultType").textValue()).isEqualTo("input_required");
        assertThat(first.path("inputRequests")).containsExactly(Client.json("""
                {"method": "elicitation/create", "params": {"message": "name?"}}"""));
        assertThat(second.at("/inputRequests/q2/params/message").textValue()).isEqualTo("row?");
        assertThat(again.heard).containsExactly((ObjectNode) Client.json("{\"progress\":1}"));
        assertThat(last).isEqualTo(said("done"));
        assertThat(answers).containsExactly("{\"action\":\"1\"}", "{\"action\":\"2\"}");
        assertThat(begun).isOne();
    }

    @Test
    void askAgainForWhatWasNotAnswered() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);

        ObjectNode again = take(Client.ada().calls(with(first, "{}")), this::asksTwice);

        assertThat(again.path("inputRequests")).isEqualTo(first.path("inputRequests"));
        assertThat(again.path("requestState")).isNotEqualTo(first.path("requestState"));
    }

    @Test
    void areTakenUpByWhoBeganThemThereOnly() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);
        String answering = answering(first, "1");

        List.of(new Owner("acme", "AGENT", "agent_b", Client.ADA.path()),
                new Owner("acme", "PERSON", "agent_a", Client.ADA.path()))
                .forEach(other -> assertRefused(new Client(other).calls(answering)));
        assertRefused(Client.ada().calls(answering.replace("\"seat\":1", "\"seat\":2")));
        assertThat(answers).isEmpty();
        assertThat(take(Client.ada().calls(answering.replace("\"seat\":1,\"row\":2", "\"row\":2,\"seat\":1")),
                this::asksTwice).has("requestState")).isTrue();
    }

    /** Elsewhere it is not one of ours: it goes to the server behind that address as it is, and nothing here is touched. */
    @Test
    void areNotFoundFromOtherAddresses() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);

        List.of(new Owner("other", "AGENT", "agent_a", Client.ADA.path()),
                new Owner("acme", "AGENT", "agent_a", "/mcp"))
                .forEach(other -> assertThat(take(new Client(other).calls(answering(first, "1")),
                        (exchange, gone) -> result("another call"))).isEqualTo(said("another call")));
        assertThat(answers).isEmpty();
    }

    @Test
    void areTakenUpOnceWithEachState() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);
        take(Client.ada().calls(answering(first, "1")), this::asksTwice);

        assertRefused(Client.ada().calls(answering(first, "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".forged", ""})
    void refuseStatesThatWereMadeUp(String end) {
        String state = take(Client.ada().calls(CALL), this::asksTwice).path("requestState").textValue();
        String forged = state.substring(0, state.length() - 1 - end.length()) + end;

        assertRefused(Client.ada().calls(answering(forged, "1")));
    }

    @Test
    void sayWhenTheyWaitInAnotherReplica() {
        String state = take(Client.ada().calls(CALL), this::asksTwice).path("requestState").textValue();
        Conversations other = new Conversations(vertx, new Limits(SOON, 1, 1));

        assertThatThrownBy(() -> other.take(Client.ada().calls(answering(state, "1")), this::asksTwice).await()
                .atMost(SOON)).isInstanceOf(Fault.class).hasMessageContaining("another process");
        assertThat(begun).isOne();
    }

    @Test
    void passStatesOfServersOn() {
        assertThat(take(Client.ada().calls(answering("mooring.of-another-installation", "1")),
                (exchange, gone) -> result("the server's"))).isEqualTo(said("the server's"));
    }

    @Test
    void endWhenTheirClientHangsUp() {
        Client ada = Client.ada();
        conversations.take(ada.calls(CALL), this::lasts).subscribe().with(result -> answers.add("none comes"));
        assertThat(unwanted.isComplete()).isFalse();

        ada.gone.complete();

        await().atMost(SOON).untilAsserted(() -> assertThat(unwanted.succeeded()).isTrue());
        assertThat(answers).isEmpty();
    }

    @Test
    void endWhenNobodyAnswersInTime() {
        Conversations hasty = new Conversations(vertx, new Limits(Duration.ofMillis(1), 9, 9));
        ObjectNode first = hasty.take(Client.ada().calls(CALL), this::asksTwice).await().atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(unwanted.succeeded()).isTrue());
        await().atMost(SOON).untilAsserted(() -> assertThat(answers).containsExactly("failed"));
        assertThatThrownBy(() -> hasty.take(Client.ada().calls(answering(first, "1")), this::asksTwice).await()
                .atMost(SOON)).isInstanceOf(Fault.class).hasMessageContaining("no call waits");
    }

    @Test
    void endWithTheirReplica() {
        take(Client.ada().calls(CALL), this::asksTwice);

        conversations.end();

        await().atMost(SOON).untilAsserted(() -> assertThat(unwanted.succeeded()).isTrue());
    }

    @Test
    void askNothingWhenTooManyWait() {
        take(Client.ada().calls(CALL), this::asksTwice);
        take(Client.ada().calls(CALL), this::asksTwice);

        assertThat(take(Client.ada().calls(CALL), this::asksTwice)).isEqualTo(said("nobody answered"));
        assertThat(take(new Client(new Owner("acme", "AGENT", "b", "/mcp")).calls(CALL), this::asksTwice)
                .has("requestState")).isTrue();
        assertThat(take(new Client(new Owner("acme", "AGENT", "c", "/mcp")).calls(CALL), this::asksTwice))
                .isEqualTo(said("nobody answered"));
    }

    @Test
    void keepResultsThatComeWhileTheClientThinks() {
        ObjectNode first = take(Client.ada().calls(CALL), (exchange, gone) -> {
            exchange.ask("roots/list", Client.json("{}")).subscribe().with(answer -> answers.add("late"), failure -> {
                // it has ended
            });
            return result("ended meanwhile");
        });

        assertThat(take(Client.ada().calls(answering(first, "1")), this::asksTwice)).isEqualTo(said("ended meanwhile"));
        assertThat(answers).isEmpty();
    }

    @Test
    void countOneCallerAtAllItsAddresses() {
        take(at("/agents/a/mcp").calls(CALL), this::asksTwice);
        take(at("/agents/b/mcp").calls(CALL), this::asksTwice);

        assertThat(take(at("/agents/c/mcp").calls(CALL), this::asksTwice)).isEqualTo(said("nobody answered"));
    }

    @Test
    void leaveRoomToOtherTenants() {
        Conversations small = new Conversations(vertx, new Limits(SOON, 9, 9, 2, 10_000));
        List.of("a", "b").forEach(one -> small.take(new Client(new Owner("acme", "AGENT", one, "/mcp")).calls(CALL),
                this::asksTwice).await().atMost(SOON));

        assertThat(small.take(new Client(new Owner("acme", "AGENT", "c", "/mcp")).calls(CALL), this::asksTwice)
                .await().atMost(SOON)).isEqualTo(said("nobody answered"));
        assertThat(small.take(new Client(new Owner("other", "AGENT", "c", "/mcp")).calls(CALL), this::asksTwice)
                .await().atMost(SOON).has("requestState")).isTrue();
    }

    @Test
    void holdNoMoreThanTheyMay() {
        Conversations small = new Conversations(vertx, new Limits(SOON, 9, 9, 9, 100));

        assertThat(small.take(Client.ada().calls("{\"name\":\"" + "x".repeat(100) + "\"}"), this::asksTwice).await()
                .atMost(SOON)).isEqualTo(said("nobody answered"));
        assertThat(small.take(Client.ada().calls(CALL), this::asksTwice).await().atMost(SOON).has("requestState"))
                .isTrue();
    }

    @Test
    void leaveNothingBehind() {
        ObjectNode first = take(Client.ada().calls(CALL), this::asksTwice);
        assertThat(timers).hasSize(1);
        ObjectNode second = take(Client.ada().calls(answering(first, "1")), this::asksTwice);
        assertThat(timers).hasSize(1);
        take(Client.ada().calls(answering(second, "2")), this::asksTwice);
        take(Client.ada().calls(CALL), this::asksTwice);
        conversations.end();

        await().atMost(SOON).untilAsserted(() -> assertThat(conversations.isEmpty()).isTrue());
        assertThat(timers).isEmpty();
    }

    private static Client at(String path) {
        return new Client(new Owner("acme", "API_KEY", "key_a", path));
    }

    /** The same, but for its timers being known as long as they run. */
    private Vertx watched(Vertx real) {
        return (Vertx) Proxy.newProxyInstance(Vertx.class.getClassLoader(), new Class<?>[]{Vertx.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    if (method.getName().equals("setTimer")) {
                        timers.add((Long) result);
                    } else if (method.getName().equals("cancelTimer")) {
                        timers.remove((Long) arguments[0]);
                    }
                    return result;
                });
    }

    private Uni<ObjectNode> asksTwice(Exchange exchange, Future<Void> gone) {
        begun++;
        unwanted = gone;
        return ask(exchange, "name?").invoke(answer -> exchange.progress((ObjectNode) Client.json("{\"progress\":1}")))
                .chain(answer -> ask(exchange, "row?")).chain(answer -> result("done")).onFailure()
                .invoke(failure -> answers.add("failed")).onFailure().recoverWithUni(() -> result("nobody answered"));
    }

    private Uni<ObjectNode> lasts(Exchange exchange, Future<Void> gone) {
        unwanted = gone;
        return Uni.createFrom().nothing();
    }

    private Uni<JsonNode> ask(Exchange exchange, String message) {
        return exchange.ask("elicitation/create", Client.json("{\"message\":\"" + message + "\"}"))
                .invoke(answer -> answers.add(answer.toString()));
    }

    private ObjectNode take(Turn turn, Work work) {
        return conversations.take(turn, work).await().atMost(SOON);
    }

    private void assertRefused(Turn turn) {
        assertThatThrownBy(() -> take(turn, this::asksTwice)).isInstanceOf(Fault.class)
                .hasMessageContaining("requestState");
        assertThat(begun).isOne();
    }

    private static Uni<ObjectNode> result(String text) {
        return Uni.createFrom().item(said(text));
    }

    private static ObjectNode said(String text) {
        return (ObjectNode) Client.json("{\"said\":\"" + text + "\"}");
    }

    private static String answering(ObjectNode asking, String action) {
        String key = asking.path("inputRequests").fieldNames().next();
        return with(asking, "{\"" + key + "\":{\"action\":\"" + action + "\"}}");
    }

    private static String answering(String state, String action) {
        return with(state, "{\"q1\":{\"action\":\"" + action + "\"}}");
    }

    private static String with(ObjectNode asking, String answers) {
        return with(asking.path("requestState").textValue(), answers);
    }

    private static String with(String state, String answers) {
        ObjectNode params = (ObjectNode) Client.json(CALL);
        params.put("requestState", state).set("inputResponses", Client.json(answers));
        return params.toString();
    }

    private record Limits(Duration answer, int most, int mostOfOne, int mostOfTenant,
            long charactersOfTenant) implements ConversationConfig {

        Limits(Duration answer, int most, int mostOfOne) {
            this(answer, most, mostOfOne, most, 10_000);
        }

        @Override
        public long characters() {
            return 20_000;
        }

        @Override
        public int longest() {
            return 1000;
        }
    }
}

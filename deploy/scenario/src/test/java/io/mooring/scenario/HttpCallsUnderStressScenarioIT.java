package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.FakeAccount;
import io.mooring.scenario.party.FakeAccount.Asked;
import io.mooring.scenario.party.FakeAccount.Door;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.FakeReply;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.StressedApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Upstreams that hang, pour, refuse and forget whom they know: calls to all others go on, and each says what it met. */
@Order(5)
@ExtendWith(RunningStack.class)
class HttpCallsUnderStressScenarioIT {

    /** More than may be under way on one connection ({@code executor.traffic.per-connection}). */
    private static final int CROWD = 70;
    private static final int MOST = 64;

    private final Stack stack;
    private final Tenant tenant;
    private final StressedApi slow = StressedApi.start();
    private final StressedApi api = StressedApi.start();

    HttpCallsUnderStressScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "stress");
        slow.connected(tenant, "slow");
        api.connected(tenant, "api");
    }

    @AfterAll
    void stop() {
        slow.close();
        api.close();
    }

    @Test
    void keepsOneHangingUpstreamFromAllOthers() throws Exception {
        // Given a crowd in which everybody tries until he is refused, or answered
        Queue<JsonNode> refused = new ConcurrentLinkedQueue<>();
        try (ExecutorService people = Executors.newFixedThreadPool(CROWD)) {
            IntStream.range(0, CROWD).forEach(i -> people.execute(() -> hangUntilRefused(refused)));
            await().atMost(SOON).until(() -> !refused.isEmpty());

            // When
            List<Answer> others = IntStream.range(0, 30).mapToObj(i -> call("api", "quick", Map.of())).toList();
            int hanging = slow.hanging();
            slow.letsGo();

            // Then
            assertThat(others).allMatch(HttpCallsUnderStressScenarioIT::isSuccess);
            assertThat(hanging).isLessThanOrEqualTo(MOST);
        }
        assertThat(refused).allSatisfy(error -> {
            assertThat(error.path("slug").textValue()).isIn("upstream-busy", "upstream-suspended");
            assertThat(error.path("retry_after").longValue()).isPositive();
        });
        await().atMost(SOON).until(() -> isSuccess(call("slow", "quick", Map.of())));
    }

    @Test
    void waitsAsLongAsTheUpstreamAsksFor() {
        // Given
        api.refuses(2, "1");

        // When
        Answer answer = call("api", "limited", Map.of());

        // Then
        assertThat(isSuccess(answer)).as(answer.toString()).isTrue();
        assertThat(api.seen("/limited")).hasSizeGreaterThanOrEqualTo(3);

        // Given one that writes, and a wait nobody would sit out
        api.refuses(1, "3600");
        var caller = tenant.admin().with("Idempotency-Key", "order-" + tenant.name());
        Map<String, ?> order = Map.of("user_id", "ada", "action", "mcp_api_order", "params", Map.of());

        // When
        Answer refused = caller.post("/api/tools/execute", order).expect(200);
        Answer repeated = caller.post("/api/tools/execute", order).expect(200);

        // Then
        assertThat(slug(refused)).as(refused.toString()).isEqualTo("upstream-rate-limited");
        assertThat(refused.json().path("error").path("retry_after").longValue()).isEqualTo(3600);
        assertThat(isSuccess(repeated)).as(repeated.toString()).isTrue();
    }

    @Test
    void readsStreams() {
        // When
        Answer events = call("api", "events", Map.of());
        Answer values = call("api", "values", Map.of());
        Answer flood = call("api", "flood", Map.of());

        // Then
        assertThat(events.json().path("result")).hasToString("[{\"event\":\"added\",\"data\":{\"id\":1},\"id\":\"a\"},"
                + "{\"event\":\"message\",\"data\":\"done\"}]");
        assertThat(events.json().path("upstream").has("cut")).isFalse();
        assertThat(values.json().path("result")).hasToString("[{\"id\":1},{\"id\":2}]");
        assertThat(flood.json().path("upstream").path("cut").textValue()).isIn("bytes", "time");
        assertThat(flood.json().path("result").size()).isPositive();
    }

    @Test
    void takesNoGigabyte() throws Exception {
        // When
        List<Answer> answers = atOnce(16, i -> call("api", i % 2 == 0 ? "pour" : "download", Map.of()));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(slug(answer)).as(answer.toString())
                .isIn("response-too-large", "executor-busy"));
        assertThat(slug(call("api", "download", Map.of()))).isEqualTo("response-too-large");
        assertThat(api.poured()).isLessThan(StressedApi.GIBIBYTE);
        assertThat(isSuccess(call("api", "quick", Map.of()))).isTrue();
    }

    @Test
    void takesFilesAndRefusesWhatIsLargerOrDeeper() {
        // Given
        String file = Base64.getEncoder().encodeToString(new byte[2 << 20]);
        String deep = "{\"user_id\":\"ada\",\"action\":\"mcp_api_quick\",\"params\":{\"a\":" + "[".repeat(900)
                + "]".repeat(900) + "}}";
        String deeper = "{\"user_id\":\"ada\",\"action\":\"mcp_api_quick\",\"params\":" + "[".repeat(500_000);
        var json = tenant.admin().with("Content-Type", "application/json");

        // When
        Answer uploaded = call("api", "upload", Map.of("body", Map.of("data", file)));

        // Then
        assertThat(uploaded.json().path("result").path("bytes").intValue()).as(uploaded.toString())
                .isEqualTo(2 << 20);
        json.sendBlanks("POST", "/api/tools/execute", 50 << 20).expectProblem(413);
        json.send("POST", "/api/tools/execute", deep.getBytes(StandardCharsets.US_ASCII)).expectProblem(400);
        json.send("POST", "/api/tools/execute", deeper.getBytes(StandardCharsets.US_ASCII)).expectProblem(400);
        assertThat(isSuccess(call("api", "quick", Map.of()))).isTrue();
    }

    @Test
    void keepsArgumentsInTheirPlace() {
        // When
        Answer header = execute("api", "header", Map.of("X-Note", "fine\r\nX-Api-Key: stolen")).expectProblem(400);
        Answer dots = execute("api", "parts", Map.of("id", "..")).expectProblem(400);
        Answer encoded = call("api", "parts", Map.of("id", "../../admin?x=1#"));

        // Then
        assertThat(header.text()).contains("X-Note");
        assertThat(dots.text()).contains("dots");
        assertThat(isSuccess(encoded)).isTrue();
        assertThat(api.seen("/things/..%2F..%2Fadmin%3Fx%3D1%23/parts")).hasSize(1);
    }

    @Test
    void endsTheRequestOfACallerWhoHangsUp() throws Exception {
        // Given
        try (StressedApi left = StressedApi.start().connected(tenant, "left")) {
            // When
            try (Socket caller = hangingUp("mcp_left_hang")) {
                await().atMost(SOON).until(() -> left.hanging() == 1);
                assertThat(caller.isConnected()).isTrue();
            }

            // Then
            await().atMost(SOON).until(() -> left.hanging() == 0);
            await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/calls?integration=left")
                    .expect(200).text()).contains("\"error\":\"caller-gone\""));
        }
    }

    @Test
    void passesTheTraceOn() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var caller = tenant.admin().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        // When
        caller.post("/api/tools/execute", Map.of("user_id", "ada", "action", "mcp_api_parts", "params",
                Map.of("id", "traced"))).expect(200);

        // Then
        assertThat(api.seen("/things/traced/parts")).singleElement().extracting(StressedApi.Seen::traceParent)
                .asString()
                .startsWith("00-" + trace + "-").doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void sendsAgainWithANewerTokenAndSaysHowToReconnect() {
        try (FakeProvider provider = FakeProvider.start()) {
            // Given an account whose token the provider forgets
            provider.registered(tenant, "shop");
            FakeAccount account = provider.account("forgotten");
            String connection = provider.connected(tenant, "shop", "forgotten");
            await().atMost(SOON).until(() -> me().succeeded());
            int before = account.seen(Door.API).size();
            provedLongAgo(connection);

            // When
            account.answersOnce(Door.API, FakeReply.error(401, "invalid_token"));
            Answer answer = me().expect(200);

            // Then it came twice, the second time with another token
            assertThat(isSuccess(answer)).as(answer.toString()).isTrue();
            List<Asked> asked = account.seen(Door.API).subList(before, before + 2);
            assertThat(asked.get(1).bearer()).isNotNull().isNotEqualTo(asked.get(0).bearer());
            assertThat(account.seen(Door.API)).hasSize(before + 2);

            // When there is no newer one to be had
            provedLongAgo(connection);
            provider.endsGrantsOf("forgotten");
            Answer refused = me();

            // Then
            assertThat(refused.text()).contains("401");
            JsonNode reconnect = await().atMost(SOON).until(this::me, again -> again.status() == 409)
                    .expectProblem(409).json().path("reconnect");
            assertThat(reconnect.path("connection_id").textValue()).isEqualTo(connection);
            assertThat(reconnect.path("status").textValue()).isEqualTo("REAUTH_REQUIRED");
            assertThat(reconnect.path("start").textValue()).isNotBlank();
        }
    }

    private Answer me() {
        return tenant.admin().post("/api/tools/execute",
                Map.of("user_id", "forgotten", "action", "mcp_shop_me", "params", Map.of()));
    }

    /** A token the provider has just accepted is not renewed because an upstream does not like it; time is moved instead. */
    private void provedLongAgo(String connection) {
        assertThat(new Database(stack, "connection").update("update app.connection set last_verified_at = now()"
                + " - interval '1 hour' where tenant = '" + tenant.name() + "' and id = '" + connection + "'")).isOne();
    }

    private void hangUntilRefused(Queue<JsonNode> refused) {
        String slug = "upstream-timeout";
        while (slug.equals("upstream-timeout")) {
            Answer answer = execute("slow", "hang", Map.of());
            slug = slug(answer);
            if (slug.equals("upstream-busy") || slug.equals("upstream-suspended")) {
                refused.add(answer.json().path("error"));
            }
        }
    }

    /** A caller that never reads the answer, at the gateway, which tells the service. */
    private Socket hangingUp(String action) throws IOException {
        URI service = stack.url("gateway");
        String body = Json.text(Map.of("user_id", "ada", "action", action, "params", Map.of()));
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream().write(("POST /api/tools/execute HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nX-API-Key: " + tenant.admin().headers().get("X-API-Key")
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<Answer> atOnce(int number, IntFunction<Answer> call) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(number)) {
            List<Answer> answers = new ArrayList<>();
            List<Callable<Answer>> calls = IntStream.range(0, number)
                    .<Callable<Answer>>mapToObj(i -> () -> call.apply(i)).toList();
            for (Future<Answer> answer : people.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Answer call(String slug, String tool, Map<String, ?> params) {
        return execute(slug, tool, params).expect(200);
    }

    private Answer execute(String slug, String tool, Map<String, ?> params) {
        return tenant.admin().post("/api/tools/execute",
                Map.of("user_id", "ada", "action", "mcp_" + slug + "_" + tool, "params", params));
    }

    private static boolean isSuccess(Answer answer) {
        return answer.json().path("success").booleanValue();
    }

    private static String slug(Answer answer) {
        return answer.json().path("error").path("slug").asText("");
    }
}

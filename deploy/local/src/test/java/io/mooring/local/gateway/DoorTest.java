package io.mooring.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The gateway in front of small real servers. */
class DoorTest {

    private static final Routes ROUTES = Routes.load();

    private final Vertx vertx = Vertx.vertx();
    private final Upstreams upstreams = new Upstreams();
    @AutoClose
    private final Socket held = new Socket();
    private HttpClient client;
    private int port;

    @BeforeEach
    void open() throws Exception {
        client = vertx.createHttpClient();
        Door door = new Door(ROUTES, upstreams, vertx.createHttpClient());
        port = listen(vertx.createHttpServer().requestHandler(door).invalidRequestHandler(Door::refuseUnreadable));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void takesTurnsOverReplicasAndSkipsOneThatIsGone() throws Exception {
        int first = upstream(request -> request.response().end("first"));
        int second = upstream(request -> request.response().end("second"));
        replicas(first, unused(), second);

        List<String> answers = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            answers.add(get("/api/keys").body());
        }

        assertThat(answers).contains("first", "second").hasSize(6);
    }

    @Test
    void saysThatItClosesTheConnectionOfAnUnreadableRequest() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /api/" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes());

            String answer = new String(socket.getInputStream().readAllBytes());

            assertThat(answer.lines().findFirst().orElseThrow()).contains(" 414 ");
            assertThat(answer).containsIgnoringCase("connection: close")
                    .contains("urn:mooring:problem:uri-too-long");
        }
    }

    @Test
    void answersAProblemWithRetryAfterWhenNobodyAccepts() throws Exception {
        replicas(unused());

        Answer answer = get("/api/keys");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("1");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(503);
    }

    @Test
    void saysThatTheServiceMayHaveDoneItWhenTheConnectionIsLost() throws Exception {
        replicas(upstream(request -> request.connection().close()));

        Answer answer = get("/api/keys");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.headers().contains("Retry-After")).isFalse();
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:mooring:problem:bad-gateway");
    }

    @Test
    void tellsTheServiceThatTheCallerHungUp() throws Exception {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<Void> told = new CompletableFuture<>();
        replicas(upstream(request -> {
            request.connection().closeHandler(closed -> told.complete(null));
            arrived.complete(null);
        }));

        try (Socket caller = new Socket("127.0.0.1", port)) {
            caller.getOutputStream().write("GET /api/keys HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            arrived.get(1, TimeUnit.MINUTES);
        }

        assertThat(told.get(1, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void answersAProblemWhereNothingIs() throws Exception {
        Answer answer = get("/q/health");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesABodyNobodyTakesAndReadsItAway() throws Exception {
        Buffer part = Buffer.buffer(new byte[1 << 20]);

        Answer answer = exchange(HttpMethod.POST, "/api/keys", request -> {
            request.putHeader("Content-Length", Long.toString(65L << 20));
            for (int sent = 0; sent < 65; sent++) {
                request.write(part);
            }
            return request;
        });

        assertThat(answer.status()).isEqualTo(413);
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:mooring:problem:too-large");
    }

    @Test
    void tellsWhoCallsAndNothingTheCallerSaysAboutItself() throws Exception {
        CompletableFuture<MultiMap> seen = new CompletableFuture<>();
        replicas(upstream(request -> {
            seen.complete(request.headers());
            request.response().end();
        }));

        exchange(HttpMethod.GET, "/api/keys", request -> request.putHeader("X-Forwarded-For", "6.6.6.6")
                .putHeader("Forwarded", "for=6.6.6.6").putHeader("X-Forwarded-Host", "evil")
                .putHeader("X-Real-IP", "6.6.6.6")
                .putHeader("Connection", "keep-alive, X-Hop").putHeader("X-Hop", "1").putHeader("X-API-Key", "kept"));

        MultiMap headers = seen.get(1, TimeUnit.MINUTES);
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:" + port);
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.names()).doesNotContain("Forwarded", "X-Real-IP", "X-Hop");
        assertThat(headers.get("X-API-Key")).isEqualTo("kept");
    }

    @Test
    void passesEventsOnWhileTheAnswerIsStillOpen() throws Exception {
        Promise<Void> seenByClient = Promise.promise();
        replicas(upstream(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream").write("data: 1\n\n");
            seenByClient.future().onSuccess(then -> request.response().end("data: 2\n\n"));
        }));

        List<String> events = new CopyOnWriteArrayList<>();
        await(client.request(HttpMethod.GET, port, "127.0.0.1", "/api/connections").compose(HttpClientRequest::send)
                .compose(response -> {
                    response.handler(event -> {
                        events.add(event.toString());
                        seenByClient.tryComplete();
                    });
                    return response.end();
                }));

        assertThat(events).containsExactly("data: 1\n\n", "data: 2\n\n");
    }

    @Test
    void passesALargeBodyOnWhileItArrives() throws Exception {
        Promise<Void> begun = Promise.promise();
        replicas(upstream(request -> {
            long[] size = new long[1];
            request.handler(part -> {
                size[0] += part.length();
                begun.tryComplete();
            });
            request.endHandler(end -> request.response().end(Long.toString(size[0])));
        }));
        Buffer half = Buffer.buffer(new byte[3_000_000]);

        Answer answer = await(client.request(HttpMethod.POST, port, "127.0.0.1", "/api/keys").compose(request -> {
            request.setChunked(true).write(half);
            // The rest is sent only when the service has the beginning.
            begun.future().onSuccess(then -> request.end(half));
            return request.response().compose(DoorTest::read);
        }));

        assertThat(answer.body()).isEqualTo("6000000");
    }

    @Test
    void passesWebSocketsBothWays() throws Exception {
        HttpServer echo = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .webSocketHandler(
                        socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text + " for "
                                + socket.headers().get("X-Forwarded-For"))));
        replicas(listen(echo));

        String answer = await(
                vertx.createWebSocketClient().connect(port, "127.0.0.1", "/api/connections").compose(socket -> {
                    Promise<String> heard = Promise.promise();
                    socket.textMessageHandler(heard::tryComplete);
                    socket.writeTextMessage("hello");
                    return heard.future();
                }));

        assertThat(answer).isEqualTo("echo hello for 127.0.0.1");
    }

    /** All of connection-service. */
    private void replicas(Integer... ports) {
        upstreams.replace(new JsonObject().put("connection", new JsonArray(List.of(ports))));
    }

    private int upstream(Handler<HttpServerRequest> handler) throws Exception {
        return listen(vertx.createHttpServer().requestHandler(handler));
    }

    private static int listen(HttpServer server) throws Exception {
        return await(server.listen(0, "127.0.0.1")).actualPort();
    }

    /** A port that is held, so that nobody else gets it, and that nobody listens to. */
    private int unused() throws IOException {
        if (!held.isBound()) {
            held.bind(new InetSocketAddress("127.0.0.1", 0));
        }
        return held.getLocalPort();
    }

    private Answer get(String path) throws Exception {
        return exchange(HttpMethod.GET, path, request -> request);
    }

    private Answer exchange(HttpMethod method, String path,
            java.util.function.UnaryOperator<HttpClientRequest> change) throws Exception {
        return await(client.request(method, port, "127.0.0.1", path).map(change).compose(HttpClientRequest::send)
                .compose(DoorTest::read));
    }

    private static Future<Answer> read(io.vertx.core.http.HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body.toString()));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    private record Answer(int status, MultiMap headers, String body) {}
}

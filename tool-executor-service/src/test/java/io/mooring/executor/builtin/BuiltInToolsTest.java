package io.mooring.executor.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.vertx.mutiny.core.Vertx;

/** Against a real HTTP server in the place of catalog-service. */
class BuiltInToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Caller CALLER = new Caller("acme", Caller.Kind.API_KEY, "key_1", Set.of("platform", "admin"));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer catalog;
    private int port;
    private int status = 200;
    private String answer = "{\"removed\":true}";
    /** Opened when an answer may leave. */
    private CountDownLatch gate = new CountDownLatch(0);
    private Duration timeout = Duration.ofMinutes(1);

    @BeforeEach
    void start() throws IOException {
        catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalog.createContext("/internal/control/", this::serve);
        catalog.start();
        port = catalog.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        catalog.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void asksOnBehalfOfTheCallerWithATokenOfItsOwn() throws Exception {
        Outcome outcome = run(Issuers.of("service-token"), false);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Succeeded.class,
                done -> assertThat(done.upstream().result().path("removed").booleanValue()).isTrue());
        assertThat(received.getFirst()).isEqualTo("POST /internal/control/remove_integration Bearer service-token");
        assertThat(JSON.readTree(received.getLast())).isEqualTo(JSON.readTree("""
                {"tenant":"acme","subject":"key_1","roles":["admin","platform"],"arguments":{"slug":"github"}}"""));
    }

    @Test
    void handsAProblemOn() {
        status = 403;
        answer = "{\"status\":403,\"detail\":\"needs admin\"}";

        assertThat(run(Issuers.of("t"), false)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.UPSTREAM_ERROR);
            assertThat(failed.detail()).isEqualTo("needs admin");
            assertThat(failed.upstream().status()).isEqualTo(403);
        });
    }

    @Test
    void doesNotKnowTheEndWhenNobodyAnswersInTime() {
        gate = new CountDownLatch(1);
        // Long enough that the request has left, on the slowest machine.
        timeout = Duration.ofSeconds(5);

        assertThat(run(Issuers.of("t"), false)).isInstanceOfSatisfying(Outcome.Unknown.class,
                unknown -> assertThat(unknown.error()).isEqualTo(ToolError.UPSTREAM_TIMEOUT));
        timeout = Duration.ofMillis(200);
        assertThat(run(Issuers.of("t"), true)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void failsWhenNothingWasSent() throws IOException {
        assertThat(run(Issuers.away(), false)).isInstanceOf(Outcome.Failed.class);
        assertThat(received).isEmpty();
        try (Socket bound = new Socket()) {
            // Held, so that nobody else gets the port, and nobody listens to it.
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = bound.getLocalPort();

            assertThat(run(Issuers.of("t"), false)).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.error()).isEqualTo(ToolError.UPSTREAM_UNREACHABLE));
        }
    }

    private Outcome run(Issuers issuer, boolean readOnly) {
        ControlConfig config = new ControlConfig() {

            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:" + port);
            }

            @Override
            public Duration timeout() {
                return timeout;
            }
        };
        return new BuiltInTools(new ControlClient(vertx, config, issuer), JSON)
                .run(CALLER, "remove_integration", JSON.createObjectNode().put("slug", "github"), readOnly).await()
                .atMost(Duration.ofMinutes(2));
    }

    private void serve(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

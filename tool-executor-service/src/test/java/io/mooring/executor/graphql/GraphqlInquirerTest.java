package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.mooring.contracts.egress.http.LoopbackEgress;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.IntegrationView;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;

/** Against a real HTTP server. */
class GraphqlInquirerTest {

    private static final String SCHEMA = "{\"data\": {\"__schema\": {\"types\": [{\"name\": \"Query\"}]}}}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch gate = new CountDownLatch(1);
    private HttpServer server;
    private String runtime;
    private String answer = SCHEMA;
    private Duration timeout = Duration.ofMinutes(1);
    private String room = "1048576";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        runtime = "{\"endpoint\": \"http://127.0.0.1:" + server.getAddress().getPort() + "/graphql\"}";
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksWithTheCredential() {
        assertThat(ask()).isInstanceOfSatisfying(Finding.Told.class,
                told -> assertThat(new String(told.answer(), StandardCharsets.UTF_8)).isEqualTo(SCHEMA));
        assertThat(asked).singleElement().asString().startsWith("Bearer tok-123456789 ").contains("isOneOf");
    }

    @Test
    void asksOldServersInTheirWords() {
        answer = "{\"errors\": [{\"message\": \"Cannot query field isOneOf\"}]}";

        assertThat(ask()).isEqualTo(new Finding.Failed(Fault.INTROSPECTION_REFUSED, "Cannot query field isOneOf"));
        assertThat(asked).hasSize(3);
        assertThat(asked.getLast()).doesNotContain("isOneOf", "specifiedByURL");
    }

    @Test
    void asksNobodyWhoseSchemaWasGiven() {
        runtime = runtime.replace("}", ", \"snapshot\": true}");

        assertThat(ask()).isEqualTo(new Finding.Given());
        assertThat(asked).isEmpty();
    }

    @Test
    void doesNotWaitForEver() {
        answer = "";
        timeout = Duration.ofMillis(300);

        assertThat(ask()).isInstanceOfSatisfying(Finding.Failed.class,
                failed -> assertThat(failed.fault()).isEqualTo(Fault.UPSTREAM_TIMEOUT));
    }

    @Test
    void saysWhetherAnAnswerIsTooLargeOrCameAtABadTime() {
        answer = " ".repeat(2 << 20) + SCHEMA;

        room = "104857600";
        Finding large = ask();
        answer = " ".repeat(100_000) + SCHEMA;
        room = "1000";
        Finding crowded = ask();

        assertThat(((Finding.Failed) large).fault()).isEqualTo(Fault.RESPONSE_TOO_LARGE);
        assertThat(((Finding.Failed) crowded).fault()).isEqualTo(Fault.NO_ROOM);
    }

    private Finding ask() {
        GraphqlConfig config = new GraphqlConfig() {

            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public MemorySize maxSchema() {
                return size("1048576");
            }

            @Override
            public MemorySize room() {
                return size(room);
            }

            @Override
            public int maxRedirects() {
                return 3;
            }
        };
        return new GraphqlInquirer(LoopbackEgress.on(vertx), new ObjectMapper(), vertx, config)
                .ask("acme", ConnectionView.builtIn("shop"), new IntegrationView("shop", "graphql", 1, runtime, 1),
                        List.of(new Placement("header", "Authorization", "Bearer tok-123456789")))
                .await().atMost(Duration.ofMinutes(2));
    }

    private static MemorySize size(String bytes) {
        return new MemorySize(new java.math.BigInteger(bytes));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (answer.isEmpty()) {
                gate.await();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

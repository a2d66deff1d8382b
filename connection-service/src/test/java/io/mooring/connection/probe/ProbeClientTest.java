package io.mooring.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.connection.link.Account;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.LoopbackEgress;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

class ProbeClientTest {

    private final Vertx vertx = Vertx.vertx();
    private final ProbeConfig config = new ProbeConfig() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public MemorySize maxAnswer() {
            return new MemorySize(BigInteger.valueOf(1000));
        }

        @Override
        public Duration every() {
            return Duration.ofHours(6);
        }
    };

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void asksTheProviderWithTheCredential() {
        int port = serving(request -> request.response()
                .end("{\"id\": 1, \"login\": \"" + request.getHeader("Authorization") + request.path() + "\"}"));

        assertThat(ask("http://127.0.0.1:" + port + "/api"))
                .isEqualTo(new Finding.Accepted(new Account("1", "Bearer t0ken/api/user")));
    }

    @Test
    void concludesNothingFromTooLongAnswers() {
        int port = serving(request -> request.response().end("x".repeat(2000)));

        assertThat(ask("http://127.0.0.1:" + port)).isInstanceOfSatisfying(Finding.Hindered.class,
                it -> assertThat(it.reason()).isEqualTo("answer_too_large"));
    }

    @Test
    void concludesNothingFromConnectionsThatBreak() {
        int port = serving(request -> request.connection().close());

        assertThat(ask("http://127.0.0.1:" + port)).isInstanceOfSatisfying(Finding.Hindered.class,
                it -> assertThat(it.reason()).isEqualTo("connection_lost"));
    }

    @Test
    void goesNowhereTheGuardForbids() {
        ProbeClient client = client(LoopbackEgress.closed(vertx));

        assertThat(ask(client, "http://127.0.0.1:1")).isInstanceOfSatisfying(Finding.Hindered.class,
                it -> assertThat(it.reason()).isEqualTo("address_refused"));
    }

    @Test
    void knowsWhichCredentialsAreAskedFor() {
        ProbeClient client = client(LoopbackEgress.closed(vertx));

        assertThat(client.knows(Facts.integration("github", null), Facts.bearer())).isTrue();
        assertThat(client.knows(Facts.integration("google", null), Facts.key())).isFalse();
        assertThat(client.knows(Facts.integration("nobody-knows", null), Facts.bearer())).isFalse();
    }

    @Test
    void asksDatabasesWhetherTheyAdmitTheLogin() {
        ProbeClient client = client(LoopbackEgress.on(vertx));

        assertThat(client.knows(Facts.database("redis"), Facts.form())).isTrue();
        assertThat(ask(client, redis("-WRONGPASS invalid username-password pair\r\n")))
                .isInstanceOfSatisfying(Finding.Refused.class, it -> assertThat(it.reason()).isEqualTo("unauthorized"));
        assertThat(ask(client, redis("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .isInstanceOfSatisfying(Finding.Hindered.class,
                        it -> assertThat(it.reason()).isEqualTo("other_protocol"));
        assertThat(ask(client, Map.of())).isInstanceOf(Finding.Refused.class);
    }

    private Map<String, String> redis(String answer) {
        int port = vertx.createNetServer().connectHandler(socket -> socket.handler(sent -> socket.write(answer)))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS)
                .join().actualPort();
        return Map.of("host", "127.0.0.1", "port", String.valueOf(port), "password", "no");
    }

    private static Finding ask(ProbeClient client, Map<String, String> login) {
        return client.ask(Facts.database("redis"), Facts.form(), List.of(), login).await()
                .atMost(Duration.ofSeconds(60));
    }

    private ProbeClient client(EgressClient egress) {
        return new ProbeClient(egress, new DatabaseProbe(vertx, LoopbackEgress.guard(), config), config,
                Clock.systemUTC());
    }

    private Finding ask(String baseUrl) {
        return ask(client(LoopbackEgress.on(vertx)), baseUrl);
    }

    private static Finding ask(ProbeClient client, String baseUrl) {
        return client.ask(Facts.integration("github", baseUrl), Facts.bearer(),
                List.of(new RenderedPlacement("header", "Authorization", "Bearer t0ken")), Map.of()).await()
                .atMost(Duration.ofSeconds(60));
    }

    private int serving(io.vertx.core.Handler<HttpServerRequest> answer) {
        return vertx.createHttpServer().requestHandler(answer).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join().actualPort();
    }
}

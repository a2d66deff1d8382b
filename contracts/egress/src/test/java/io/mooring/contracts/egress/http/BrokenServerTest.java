package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

class BrokenServerTest {

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();

    @Test
    void cannotHaveSeenWhatNobodyListenedTo() throws IOException {
        try (var bound = new Socket()) {
            // Given a port that is held, so that nobody else gets it, and that nobody listens to
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            // When
            var failure = failure(client, EgressRequest.get("http://127.0.0.1:" + bound.getLocalPort()));
            // Then
            assertThat(failure.kind()).isEqualTo(Kind.CONNECT_FAILED);
            assertThat(failure.mayHaveBeenReceived()).isFalse();
            assertThat(failure.reason()).isEqualTo("the connection was refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"})
    void mayHaveSeenWhatItHungUpOn(String partialAnswer) {
        // Given
        var connections = new AtomicInteger();
        var port = internet.serveRaw(socket -> {
            connections.incrementAndGet();
            socket.handler(request -> socket.end(Buffer.buffer(partialAnswer)));
        });
        // When
        var failure = failure(client, EgressRequest.post("http://127.0.0.1:" + port, Buffer.buffer("x")));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/9.9 oops\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void isToldApartFromOneThatSpeaksHttp(String answer) {
        // Given
        var port = internet.serveRaw(socket -> answerAndStay(socket, answer));
        // When
        var failure = failure(client, EgressRequest.get("http://127.0.0.1:" + port));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.BAD_RESPONSE);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
    }

    @Test
    void isNotGivenEndlessHeaders() {
        // Given
        var port = internet.serveRaw(
                socket -> answerAndStay(socket, "HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000) + "\r\n\r\n"));
        // Then
        assertThat(failure(client, EgressRequest.get("http://127.0.0.1:" + port)).kind()).isEqualTo(Kind.BAD_RESPONSE);
    }

    @Test
    void isNotReadInClearTextForHttps() {
        // Given
        var port = internet.serve(request -> request.response().end());
        // When
        var failure = failure(client, EgressRequest.get("https://127.0.0.1:" + port));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TLS_FAILED);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
    }

    private static void answerAndStay(NetSocket socket, String answer) {
        socket.handler(request -> socket.write(answer));
    }
}

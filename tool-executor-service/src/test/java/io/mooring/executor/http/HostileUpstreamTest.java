package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.traffic.Rules;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Upstreams that hang, lie, pour and lead astray. */
class HostileUpstreamTest {

    @AutoClose
    private final Calling calling = Calling.patient();
    private final List<HttpServerRequest> hanging = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @Test
    void cannotSendMoreThanTheLimit() throws IOException {
        // Given
        int announced = calling.serve(request -> request.response().putHeader("Content-Length", "1073741824")
                .write(Buffer.buffer(new byte[1000])));
        int endless = calling.serve(this::pour);
        Buffer bomb = gzip(new byte[16 << 20]);
        int bombing = calling.serve(request -> request.response().putHeader("Content-Encoding", "gzip").end(bomb));

        // Then
        for (int port : List.of(announced, endless, bombing)) {
            assertThat(error(calling.read(port))).isEqualTo(ToolError.RESPONSE_TOO_LARGE);
        }
        assertThat(bomb.length()).isLessThan(Calling.MOST_BYTES);
    }

    @Test
    void isReadAsFarAsItGoesWhenItIsAStream() {
        // Given
        int events = calling.serve(request -> stream(request, "text/event-stream", "data: {\"n\":1}\n\ndata: cu"));
        int values = calling.serve(request -> stream(request, "application/x-ndjson", "{\"n\":1}\n{\"n\""));

        // When
        Upstream ofEvents = succeeded(calling.read(events));
        Upstream ofValues = succeeded(calling.read(values));

        // Then
        assertThat(ofEvents.result()).hasToString("[{\"event\":\"message\",\"data\":{\"n\":1}}]");
        assertThat(ofValues.result()).hasToString("[{\"n\":1}]");
        assertThat(ofEvents.cut()).isEqualTo("time");
        assertThat(ofValues.cut()).isEqualTo("time");
    }

    @Test
    void isCutWhereItsStreamIsTooLarge() {
        // Given
        int port = calling.serve(request -> stream(request, "text/event-stream", "data: 0123456789\n\n".repeat(9000)));

        // When
        Upstream upstream = succeeded(calling.read(port));

        // Then
        assertThat(upstream.cut()).isEqualTo("bytes");
        assertThat(upstream.result()).hasSize(Calling.MOST_BYTES / 18);
    }

    @Test
    void isFoundOutWhenItsJsonIsNone() {
        // Given
        int port = calling.serve(request -> request.response().putHeader("Content-Type", "application/json")
                .end("<html>please log in</html>"));

        // When
        Outcome reading = calling.read(port);
        Outcome writing = calling.write(port);

        // Then what was written is written
        assertThat(error(reading)).isEqualTo(ToolError.BAD_RESPONSE);
        assertThat(((Outcome.Failed) reading).detail()).doesNotContain("log in");
        assertThat(succeeded(writing).result().textValue()).isEqualTo("<html>please log in</html>");
        assertThat(succeeded(writing).invalid()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "SSH-2.0-OpenSSH_9.9\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void isFoundOutWhenItSpeaksNoHttp(String answer) {
        int port = calling.serveRaw(socket -> socket.handler(request -> socket.write(answer)));

        assertThat(error(calling.read(port))).isEqualTo(ToolError.BAD_RESPONSE);
    }

    @Test
    void getsNoCredentialOfAnotherOrigin() {
        // Given
        int other = calling.serve(request -> request.response().putHeader("Content-Type", "application/json")
                .end("[\"" + request.getHeader("X-Api-Key") + "\",\"" + request.getHeader("Authorization") + "\"]"));
        int port = calling.serve(request -> redirect(request, "http://127.0.0.1:" + other + "/elsewhere"));

        // Then
        assertThat(succeeded(calling.read(port)).result()).hasToString("[\"null\",\"null\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data/", "http://metadata.google.internal/",
            "http://[fd00:ec2::254]/", "http://10.0.0.1/", "file:///etc/passwd", "//169.254.169.254/"})
    void leadsNobodyInside(String location) {
        int port = calling.serve(request -> redirect(request, location));

        assertThat(error(calling.read(port))).isEqualTo(ToolError.EGRESS_REFUSED);
    }

    @Test
    void leadsNobodyInACircle() {
        int port = calling.serve(request -> redirect(request, "/circle"));

        assertThat(error(calling.read(port))).isEqualTo(ToolError.TOO_MANY_REDIRECTS);
    }

    @Test
    void hangsOnlyForItself() {
        // Given
        try (Calling small = Calling.within(Rules.small())) {
            int slow = small.serve(hanging::add);
            int quick = small.serve(request -> request.response().end("\"done\""));
            begin(small, slow, "conn_1");
            begin(small, slow, "conn_1");
            await().atMost(Calling.PATIENCE).until(() -> hanging.size() == 2);

            // When
            Outcome over = small.begin(slow, "get", true, "conn_1", Calling.never()).await().atMost(Calling.PATIENCE);
            Outcome another = small.begin(quick, "get", true, "conn_2", Calling.never()).await()
                    .atMost(Calling.PATIENCE);

            // Then
            assertThat(error(over)).isEqualTo(ToolError.UPSTREAM_BUSY);
            assertThat(((Outcome.Failed) over).retryAfter()).isPositive();
            assertThat(another).isInstanceOf(Outcome.Succeeded.class);
            assertThat(hanging).hasSize(2);
            hanging.forEach(request -> request.response().end());
            await().atMost(Calling.PATIENCE).until(() -> outcomes.size() == 2);
        }
    }

    @Test
    void isSuspendedAfterItsLosses() {
        // Given
        try (Calling small = Calling.within(Rules.small())) {
            List<Integer> seen = new CopyOnWriteArrayList<>();
            int port = small.serve(request -> {
                seen.add(1);
                request.connection().close();
            });
            List<Outcome> lost = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                lost.add(small.write(port));
            }

            // When
            Outcome refused = small.write(port);

            // Then
            assertThat(lost).allMatch(Outcome.Unknown.class::isInstance);
            assertThat(error(refused)).isEqualTo(ToolError.UPSTREAM_SUSPENDED);
            assertThat(seen).hasSize(3);
        }
    }

    @Test
    void cannotFillTheMemoryOfAll() {
        // Given
        try (Calling small = Calling.within(Rules.wide().withAnswers(100_000))) {
            int port = small.serve(request -> request.response().end(Buffer.buffer(new byte[50_000])));

            // When
            Outcome reading = small.read(port);
            Outcome writing = small.write(port);

            // Then
            assertThat(error(reading)).isEqualTo(ToolError.EXECUTOR_BUSY);
            assertThat(writing).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private void begin(Calling calls, int port, String connection) {
        calls.begin(port, "get", true, connection, Calling.never()).subscribe().with(outcomes::add);
    }

    private void pour(HttpServerRequest request) {
        request.response().setChunked(true);
        calling.vertx.setPeriodic(1, tick -> {
            if (!request.response().closed()) {
                request.response().write(Buffer.buffer(new byte[8192]));
            }
        });
    }

    private static void stream(HttpServerRequest request, String type, String beginning) {
        request.response().setChunked(true).putHeader("Content-Type", type).write(beginning);
    }

    private static void redirect(HttpServerRequest request, String location) {
        request.response().setStatusCode(302).putHeader("Location", location).end();
    }

    private static Upstream succeeded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return ((Outcome.Succeeded) outcome).upstream();
    }

    private static ToolError error(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).error();
    }

    private static Buffer gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}

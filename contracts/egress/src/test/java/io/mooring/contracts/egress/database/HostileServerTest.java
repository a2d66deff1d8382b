package io.mooring.contracts.egress.database;

import static io.mooring.contracts.egress.database.Checking.PASSWORD;
import static io.mooring.contracts.egress.database.Checking.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** Hosts that are not there, that must not be asked, and that answer what no honest server would. */
class HostileServerTest {

    private static final int MYSQL_OK_HEADER = 4;

    @AutoClose
    private final Checking checking = new Checking();
    private final AtomicInteger open = new AtomicInteger();
    private final Buffer received = Buffer.buffer();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MONGODB")
    void saysThatTheHostIsUnknownOrRefused(DatabaseKind kind) {
        // Given
        var inputs = inputs(5432);
        // Then
        assertThat(fault(kind, with(inputs, "host", "nobody.example"))).isEqualTo(DatabaseFault.HOST_UNKNOWN);
        assertThat(fault(kind, with(inputs, "host", "169.254.169.254"))).isEqualTo(DatabaseFault.ADDRESS_REFUSED);
        assertThat(fault(kind, with(inputs, "host", "metadata.example"))).isEqualTo(DatabaseFault.ADDRESS_REFUSED);
        assertThat(fault(kind, with(inputs, "host", "10.1.2.3"))).isEqualTo(DatabaseFault.ADDRESS_REFUSED);
        assertThat(fault(kind, with(inputs, "host", "/var/run/postgresql"))).isEqualTo(DatabaseFault.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNothingListens(DatabaseKind kind) throws Exception {
        // Given a port that is bound, so that nobody else can listen, and does not accept
        try (var held = new java.net.Socket()) {
            held.bind(new java.net.InetSocketAddress("127.0.0.1", 0));
            // Then
            assertThat(fault(kind, inputs(held.getLocalPort()))).isEqualTo(DatabaseFault.CONNECTION_REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpOnAServerThatNeverAnswersAndClosesEverySocket(DatabaseKind kind) {
        // Given
        int port = serve(socket -> {});
        // When
        var failure = checking.silence(kind, inputs(port));
        // Then
        assertThat(failure.fault()).isEqualTo(DatabaseFault.NO_ANSWER);
        await().atMost(Duration.ofSeconds(30)).untilAtomic(open, org.hamcrest.Matchers.is(0));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MONGODB")
    void saysThatAWebServerIsNoDatabase(DatabaseKind kind) {
        // Given
        int port = serve(socket -> socket.handler(
                request -> socket.end(Buffer.buffer("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"))));
        // When
        var failure = checking.soonFailure(kind, inputs(port));
        // Then
        assertThat(failure.fault()).isEqualTo(DatabaseFault.OTHER_PROTOCOL);
        assertThat(failure.reason()).contains("a web server");
    }

    /** CVE class "rogue MySQL server": the driver would answer LOCAL INFILE with any file of this machine. */
    @Test
    void givesNoFileToAServerThatAsksForOne(@TempDir Path directory) throws Exception {
        // Given
        Path secret = Files.writeString(directory.resolve("master.key"), "the-content-of-a-file");
        int port = serve(socket -> rogueMySql(socket, secret));
        // When
        checking.muddle(DatabaseKind.MYSQL, inputs(port));
        // Then
        assertThat(received.toString()).contains("select 1").doesNotContain("the-content-of-a-file");
    }

    /** Greets, admits anybody, and answers every statement by asking for a file. */
    private void rogueMySql(NetSocket socket, Path file) {
        AtomicInteger packets = new AtomicInteger();
        socket.write(packet(0, greeting()));
        socket.handler(piece -> {
            received.appendBuffer(piece);
            if (packets.getAndIncrement() == 0) {
                socket.write(packet(2, Buffer.buffer(new byte[]{0, 0, 0, 2, 0, 0, 0})));
            } else {
                socket.write(packet(1, Buffer.buffer().appendByte((byte) 0xFB).appendString(file.toString())));
            }
        });
    }

    private static Buffer greeting() {
        return Buffer.buffer().appendByte((byte) 10).appendString("8.0.36\0").appendIntLE(1).appendString("12345678")
                .appendByte((byte) 0).appendShortLE((short) 0xFFFF).appendByte((byte) 33).appendShortLE((short) 2)
                .appendShortLE((short) 0x00DF).appendByte((byte) 21).appendBytes(new byte[10])
                .appendString("123456789012\0mysql_native_password\0");
    }

    private static Buffer packet(int sequence, Buffer payload) {
        return Buffer.buffer(MYSQL_OK_HEADER + payload.length()).appendMediumLE(payload.length())
                .appendByte((byte) sequence).appendBuffer(payload);
    }

    private int serve(Handler<NetSocket> answer) {
        return checking.vertx.createNetServer().connectHandler(socket -> {
            open.incrementAndGet();
            socket.closeHandler(closed -> open.decrementAndGet());
            answer.handle(socket);
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private DatabaseFault fault(DatabaseKind kind, Map<String, String> inputs) {
        return checking.failure(kind, inputs).fault();
    }

    private static Map<String, String> inputs(int port) {
        return Map.of("host", "db.example", "port", "" + port, "username", "reader", "password", PASSWORD,
                "connection_string", "mongodb://db.example:" + port + "/campaigns");
    }
}

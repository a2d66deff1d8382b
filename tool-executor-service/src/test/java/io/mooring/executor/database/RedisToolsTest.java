package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;

import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis. */
class RedisToolsTest {

    private static final int TRIES = 20;

    private static RedisServer server;
    private static Asking asking;

    @BeforeAll
    static void starts() throws IOException {
        server = started();
        int port = server.ports().getFirst();
        say(port, "AUTH " + Asking.PASSWORD, "SET greeting \"hello \\\"world\\\"\"", "HSET user name Ada visits 7",
                "RPUSH list a b c d", "SET bytes \"\\x00\\xff\"", "ZADD score 1.5 a", "SETRANGE big 500000 x");
        asking = Asking.patient("redis",
                Map.of("host", "127.0.0.1", "port", "" + port, "password", Asking.PASSWORD));
    }

    @AfterAll
    static void stops() throws IOException {
        asking.close();
        server.stop();
    }

    @Test
    void answersReplies() {
        assertThat(asking.answer("GET greeting").result().textValue()).isEqualTo("hello \"world\"");
        assertThat(asking.answer("get nothing").result().isNull()).isTrue();
        assertThat(asking.answer("HGETALL user").result().toString()).isEqualTo("{\"name\":\"Ada\",\"visits\":\"7\"}");
        assertThat(asking.answer("LRANGE list 0 -1").result().toString()).isEqualTo("[\"a\",\"b\",\"c\",\"d\"]");
        assertThat(asking.answer("STRLEN 'greeting'").result().longValue()).isEqualTo(13);
        assertThat(asking.answer("GET bytes").result().toString()).isEqualTo("{\"base64\":\"AP8=\"}");
        assertThat(asking.read("query", "{\"command\":\"GET\",\"arguments\":[\"greeting\"]}").result().textValue())
                .isEqualTo("hello \"world\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET a 1", "DEL greeting", "EVAL \"return 1\" 0", "eval 'return 1' 0", "EVALSHA x 0",
            "EVAL_RO 'return 1' 0", "FCALL_RO f 0", "SCRIPT LOAD x", "CONFIG GET *", "config set dir /tmp", "FLUSHALL",
            "SHUTDOWN", "DEBUG SLEEP 10", "MODULE LOAD x", "SLAVEOF host 1", "REPLICAOF host 1", "MIGRATE h 1 k 0 1",
            "SUBSCRIBE c", "MONITOR", "SELECT 1", "AUTH x", "ACL LIST", "CLIENT LIST", "KEYS *", "MULTI", "GETDEL a",
            "SORT list STORE other", "BLPOP list 0", "XREAD BLOCK 0 STREAMS s 0", "OBJECT HELP x", "MEMORY PURGE",
            "COMMAND GETKEYS x", "\"GET\r\nFLUSHALL\" x", "GETEX a", "COPY a b", "SAVE", "\"\""})
    void refusesWhatDoesNotRead(String line) {
        assertThat(asking.error(line)).isEqualTo(ToolError.QUERY_REFUSED);
        assertThat(asking.answer("EXISTS greeting a").result().longValue()).isOne();
    }

    @Test
    void sendsAWordAsOneWord() {
        assertThat(asking.answer("GET \"greeting\\r\\nFLUSHALL\\r\\n\"").result().isNull()).isTrue();
        assertThat(asking.answer("EXISTS greeting").result().longValue()).isOne();
    }

    @Test
    void saysWhatTheServerSays() {
        assertThat(asking.failure("LRANGE greeting 0 -1").error()).isEqualTo(ToolError.QUERY_FAILED);
        assertThat(asking.failure("LRANGE greeting 0 -1").detail()).startsWith("WRONGTYPE: ");
        assertThat(asking.answer("GET greeting").result().isTextual()).isTrue();
    }

    @Test
    void takesNoReplyLargerThanTheLimit() {
        assertThat(asking.error("GET big")).isEqualTo(ToolError.RESPONSE_TOO_LARGE);
        assertThat(asking.answer("GET greeting").result().isTextual()).isTrue();
    }

    @Test
    void saysThatThereIsMore() {
        Outcome.Read read = asking.read("query", "{\"query\":\"LRANGE list 0 -1\",\"maxRows\":2}");

        assertThat(read.result().toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(read.extent().truncated()).isTrue();
    }

    @Test
    void saysThatALineCannotBeRead() {
        assertThatThrownBy(() -> asking.answer("GET \"open")).hasMessageContaining("closing quote");
        assertThatThrownBy(() -> asking.outcome("query", "{}")).hasMessageContaining("either query or command");
    }

    @Test
    void listsAndDescribesKeys() {
        Outcome.Read page = asking.read("list_keys", "{\"pattern\":\"gre*\",\"limit\":1000}");
        Outcome.Read key = asking.read("describe_key", "{\"key\":\"user\"}");

        assertThat(page.result().toString()).isEqualTo("{\"keys\":[\"greeting\"],\"cursor\":null}");
        assertThat(key.result().path("type").textValue()).isEqualTo("hash");
        assertThat(key.result().path("ttlMillis").longValue()).isEqualTo(-1);
    }

    private static void say(int port, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\nQUIT\r\n").getBytes(
                    StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(said).doesNotContain("-");
        }
    }

    /** Redis can't choose a port itself, so one is tried after the other. */
    private static RedisServer started() throws IOException {
        IOException last = new IOException("no port was tried");
        for (int i = 0; i < TRIES; i++) {
            RedisServer tried = new RedisServerBuilder().port(ThreadLocalRandom.current().nextInt(11_000, 22_000))
                    .bind("127.0.0.1").setting("requirepass " + Asking.PASSWORD).build();
            try {
                tried.start();
                return tried;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}

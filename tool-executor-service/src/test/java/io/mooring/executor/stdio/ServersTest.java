package io.mooring.executor.stdio;

import static io.mooring.executor.stdio.Settings.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;

class ServersTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private Servers servers;

    @AfterEach
    void endsAll() {
        if (servers != null) {
            servers.close();
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void speaksInLinesInOrder() {
        // Given
        Server server = open(Map.of(), command("cat"));

        // When
        IntStream.range(0, 500).forEach(number -> server.send(message(number)));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(500));
        assertThat(received).extracting(message -> message.path("id").intValue())
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        assertThat(received.getFirst().path("text").textValue()).isEqualTo("line\nbreak");
    }

    @Test
    void hasNothingOfOurEnvironment() {
        // Given
        JsonNode runtime = command("sh", "-c", "printf '{\"names\": \"%s\", \"token\": \"%s\", \"cwd\": \"%s\"}\\n' "
                + "\"$(env | cut -d= -f1 | sort | tr '\\n' ' ')\" \"$TOKEN\" \"$(pwd)\"; cat");

        // When
        servers = new Servers(Settings.in(directory, Map.of()), Settings.JSON, Clock.systemUTC());
        servers.open(Settings.upstream("one", runtime), List.of(new Placement("env", "TOKEN", "s3cret")),
                received::add);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(received.getFirst().path("names").textValue().split(" "))
                .contains("HOME", "PATH", "TOKEN", Tree.MARK)
                .isSubsetOf("HOME", "LANG", "PATH", "TOKEN", Tree.MARK, "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(received.getFirst().path("token").textValue()).isEqualTo("s3cret");
        assertThat(received.getFirst().path("cwd").textValue()).startsWith(directory.toString()).endsWith("/work");
    }

    @Test
    void endsEverythingAServerStarted() {
        // Given
        Server server = open(Map.of(), command("sh", "-c", "sleep 1000 & setsid sleep 1000 & env -i sleep 1000 &"
                + "setsid sh -c 'sleep 1000 & sleep 1000 & exec sleep 1000' & trap '' TERM; echo '{}'; cat; sleep 1000"));
        await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(left()).hasSizeGreaterThanOrEqualTo(6));

        // When
        server.close();

        // Then
        assertThat(server.ended().succeeded()).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(servers.number()).isZero());
        assertThat(left()).isEmpty();
        assertThat(server.send(message(1)).cause()).isInstanceOf(ChannelFailure.class);
    }

    @Test
    void saysThatAServerEndedAndPausesWhenItDoesSoAgain() {
        // Given
        JsonNode runtime = command("sh", "-c", "echo '{\"last\": 1}'; exit 3");
        Server first = open(Map.of("first-pause", "1H", "longest-pause", "1H"), runtime);

        // When
        await().atMost(SOON).until(() -> first.ended().isComplete());

        // Then
        assertThat(failed(first.ended().cause()).detail()).contains("ended by itself with 3");
        assertThat(failed(first.ended().cause()).sent()).isTrue();
        assertThat(received).hasSize(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(servers.number()).isZero());
        Server second = open("one", runtime);
        await().atMost(SOON).until(() -> second.ended().isComplete());
        await().atMost(SOON).untilAsserted(() -> assertThat(servers.number()).isZero());
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("one", runtime)).satisfies(failure -> {
            assertThat(failed(failure).error()).isEqualTo(ToolError.UPSTREAM_SUSPENDED);
            assertThat(failed(failure).retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
            assertThat(failed(failure).sent()).isFalse();
        });
        open("another", command("cat"));
    }

    @Test
    void endsAServerWhoseMessageIsTooLong() {
        // Given
        Server server = open(Map.of("max-message", "100K"),
                command("sh", "-c", "head -c 200000 /dev/zero | tr '\\0' x; cat"));

        // Then
        await().atMost(SOON).until(() -> server.ended().failed());
        assertThat(failed(server.ended().cause()).error()).isEqualTo(ToolError.RESPONSE_TOO_LARGE);
    }

    @Test
    void startsNoMoreThanMay() {
        // Given
        Server only = open(Map.of("per-tenant", "1"), command("cat"));

        // Then
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("two", command("cat")))
                .satisfies(failure -> assertThat(failed(failure).error()).isEqualTo(ToolError.EXECUTOR_BUSY));
        only.close();
        await().atMost(SOON).untilAsserted(() -> assertThat(servers.number()).isZero());
        open("two", command("cat"));
    }

    @Test
    void endsAServerNobodySpeaksWith() {
        // Given
        Server server = open(Map.of("idle", "0.1S"), command("cat"));

        // Then
        await().atMost(SOON).until(() -> {
            servers.review();
            return server.ended().succeeded();
        });
    }

    @Test
    void endsAServerThatHoldsTooMuchMemory() {
        // Given
        Server server = open(Map.of("memory", "40M"),
                command("sh", "-c", "(head -c 80000000 /dev/zero; sleep 1000) | tail -n 1"));

        // Then
        await().atMost(SOON).until(() -> {
            servers.review();
            return server.ended().failed();
        });
        assertThat(failed(server.ended().cause()).detail()).contains("memory");
    }

    @Test
    void letsNoProcessReserveMoreThanMay() {
        // Given
        Server server = open(Map.of("reserved", "50M"),
                command("sh", "-c",
                        "head -c 200000000 /dev/zero | tail -n 1 >/dev/null || echo '{\"refused\": true}'; cat"));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(server.ended().isComplete()).isFalse();
    }

    @Test
    void saysWhatCanNotBeStarted() {
        open(Map.of(), command("cat"));

        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("two", command("no-such-program")))
                .withMessageContaining("no-such-program")
                .satisfies(failure -> assertThat(failed(failure).error()).isEqualTo(ToolError.SERVER_NOT_STARTED));
        assertThatExceptionOfType(ChannelFailure.class)
                .isThrownBy(() -> open("two", Settings.json("{'command': 'cat', 'cwd': '/no/such/folder'}")))
                .withMessageContaining("/no/such/folder");
        assertThat(servers.number()).isOne();
    }

    @Test
    void endsWhatAKilledExecutorLeft() throws IOException, InterruptedException {
        // Given
        Path dead = Files.createDirectories(directory.resolve("instances/dead"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(dead.resolve("owner"),
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " " + gone.pid() + " 1");
        ProcessBuilder marked = new ProcessBuilder("sleep", "1000");
        marked.environment().put(Tree.MARK, "dead/server");
        Process withMark = marked.start();
        Process withoutMark = new ProcessBuilder("setsid", "sh", "-c", "sleep 1000; true").start();
        Files.writeString(dead.resolve("" + withoutMark.pid()),
                "" + Living.find(withoutMark.pid()).orElseThrow().started());
        ProcessBuilder others = new ProcessBuilder("sleep", "1000");
        others.environment().put(Tree.MARK, "alive/server");
        Process ofAnother = others.start();

        // When
        servers = new Servers(Settings.in(directory, Map.of()), Settings.JSON, Clock.systemUTC());

        // Then
        try {
            assertThat(withMark.waitFor()).isNotZero();
            assertThat(withoutMark.waitFor()).isNotZero();
            assertThat(ofAnother.isAlive()).isTrue();
            assertThat(dead).doesNotExist();
        } finally {
            ofAnother.destroyForcibly();
        }
    }

    private Server open(Map<String, String> settings, JsonNode runtime) {
        servers = new Servers(Settings.in(directory, settings), Settings.JSON, Clock.systemUTC());
        return open("one", runtime);
    }

    private Server open(String connection, JsonNode runtime) {
        return servers.open(Settings.upstream(connection, runtime), List.of(), received::add);
    }

    private static McpAnswer.Failed failed(Throwable failure) {
        return (McpAnswer.Failed) ((ChannelFailure) failure).answer();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode message(int id) {
        return Settings.JSON.createObjectNode().put("id", id).put("text", "line\nbreak");
    }

    /** Whatever works in the folder of this test, or is of a session that does. */
    private List<Long> left() {
        List<Living> all = Living.all();
        List<Long> sessions = all.stream().filter(this::worksHere).map(Living::session).toList();
        return all.stream().filter(process -> sessions.contains(process.session())).map(Living::pid).toList();
    }

    private boolean worksHere(Living process) {
        try {
            return Path.of("/proc/" + process.pid() + "/cwd").toRealPath().startsWith(directory.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }
}

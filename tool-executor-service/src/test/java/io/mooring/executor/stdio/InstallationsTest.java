package io.mooring.executor.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.mcpclient.ChannelFailure;

class InstallationsTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path directory;
    @TempDir
    Path published;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private NpmRegistry registry;
    private Servers servers;

    @BeforeEach
    void beginsARegistry() throws IOException {
        assumeTrue(NpmRegistry.canRun(), "no npm on this machine: nothing is installed");
        registry = new NpmRegistry(published);
        servers = new Servers(Settings.in(directory, Map.of("registries", registry.url(), "first-pause",
                "1H", "longest-pause", "1H")), Settings.JSON, Clock.systemUTC());
    }

    @AfterEach
    void endsAll() {
        if (servers != null) {
            servers.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void installsOnceForAllWhoWantItAtTheSameTime() throws IOException, InterruptedException, ExecutionException {
        // Given
        registry.publish("desk-server", "");

        // When
        List<Future<Server>> opened = IntStream.range(0, 5)
                .mapToObj(number -> servers.threads().submit(() -> open("c" + number, "desk-server"))).toList();
        for (Future<Server> server : opened) {
            server.get().send(Settings.JSON.createObjectNode().put("id", 1));
        }

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(5));
        assertThat(registry.tarballs).hasValue(1);
        assertThat(published.resolve("script-ran")).doesNotExist();
        try (Stream<Path> kept = Files.list(directory.resolve("packages"))) {
            assertThat(kept.toList()).singleElement()
                    .satisfies(one -> assertThat(one.resolve("package-lock.json")).content().contains("sha512-"));
        }
    }

    @Test
    void letsNoConnectionWriteIntoThePackageOfAnother() throws IOException, InterruptedException {
        // Given
        registry.publish("desk-server", "");
        open("one", "desk-server");
        open("two", "desk-server");

        // When
        List<Path> packages;
        try (Stream<Path> files = Files.walk(directory.resolve("servers"))) {
            packages = files.filter(file -> file.endsWith("node_modules/desk-server")).toList();
        }
        Files.writeString(packages.getFirst().resolve("memory.json"), "of one alone");

        // Then
        assertThat(packages).hasSize(2);
        assertThat(packages.getLast().resolve("memory.json")).doesNotExist();
    }

    @Test
    void saysWhatCanNotBeInstalledAndPauses() {
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("one", "no-such-package"))
                .withMessageContaining("no-such-package").withMessageContaining("404");
        // the first may be tried again at once, the second not
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("one", "no-such-package"))
                .withMessageContaining("404");
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("two", "no-such-package"))
                .withMessageContaining("again and again");
        assertThat(servers.number()).isZero();
    }

    @Test
    void refusesWhatIsNotWhatItsIntegritySays() throws IOException, InterruptedException {
        // Given
        registry.publish("desk-server", "");
        registry.spoil("desk-server");

        // Then
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("one", "desk-server"))
                .withMessageContaining("EINTEGRITY");
    }

    @Test
    void refusesWhatNeedsSomethingFromElsewhere() throws IOException, InterruptedException {
        try (NpmRegistry elsewhere = new NpmRegistry(Files.createDirectory(published.resolve("elsewhere")))) {
            // Given
            elsewhere.publish("stranger", "");
            registry.publish("desk-server",
                    ", \"dependencies\": {\"stranger\": \"" + elsewhere.url() + "/stranger.tgz\"}");

            // Then
            assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> open("one", "desk-server"))
                    .withMessageContaining("stranger");
            assertThatExceptionOfType(ChannelFailure.class)
                    .isThrownBy(() -> servers.open(Settings.upstream("one", Settings.json(
                            "{'package': {'registryType': 'npm', 'identifier': 'stranger', 'registryBaseUrl': '"
                                    + elsewhere.url() + "'}}")),
                            List.of(), received::add))
                    .withMessageContaining("are not installed here");
        }
    }

    private Server open(String connection, String name) {
        return servers.open(
                Settings.upstream(connection,
                        Settings.json("{'package': {'registryType': 'npm', 'identifier': '" + name + "'}}")),
                List.of(), received::add);
    }
}

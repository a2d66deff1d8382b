package io.mooring.executor.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** A server that npx starts is a grandchild. {@code -Dmooring.stdio.cycles=200} for the whole measurement. */
class NpxCyclesTest {

    private static final int CYCLES = Integer.getInteger("mooring.stdio.cycles", 4);
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void leavesNoProcessHoweverAServerEnds(@TempDir Path directory, @TempDir Path published)
            throws IOException, InterruptedException {
        assumeTrue(NpmRegistry.canRun(), "no npm on this machine: nothing is started by npx");
        try (NpmRegistry registry = new NpmRegistry(published);
                Servers servers = new Servers(Settings.in(directory, Map.of("longest-pause", "0S")), Settings.JSON,
                        Clock.systemUTC())) {
            registry.publish("desk-server", "");
            JsonNode runtime = Settings.json("{'command': 'npx', 'args': ['-y', '--registry=" + registry.url()
                    + "', '--no-update-notifier', 'desk-server'], 'env': {}}");
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                // Given
                List<JsonNode> received = new CopyOnWriteArrayList<>();
                Server server = servers.open(Settings.upstream("one", runtime), List.of(), received::add);
                server.send(Settings.JSON.createObjectNode().put("id", cycle));
                await().atMost(SOON).untilAsserted(() -> assertThat(received).hasSize(1));
                Collection<Living> started = server.processes();
                assertThat(started).hasSizeGreaterThanOrEqualTo(2);

                // When
                if (cycle % 2 == 0) {
                    server.close();
                } else {
                    started.stream().filter(process -> process.pid() == process.session()).findFirst().orElseThrow()
                            .signal(true);
                }

                // Then
                await().atMost(SOON).untilAsserted(() -> assertThat(servers.number()).isZero());
                assertThat(started).noneMatch(Living::isThere);
                assertThat(server.processes()).isEmpty();
            }
        }
    }
}

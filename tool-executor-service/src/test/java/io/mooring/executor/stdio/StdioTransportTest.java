package io.mooring.executor.stdio;

import static io.mooring.executor.stdio.Settings.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.vertx.core.Vertx;

class StdioTransportTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closesVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void startsNothingWhereItIsOff() {
        refuses(Settings.of(Map.of()), ToolError.STDIO_DISABLED, "starts no MCP servers");
    }

    @Test
    void saysWhatTheMachineLacks(@TempDir Path empty) {
        refuses(Settings.in(empty, Map.of("path", empty.toString())), ToolError.SERVER_NOT_STARTED, "setsid");
    }

    @Test
    void speaksWithAProcess(@TempDir Path directory) throws InterruptedException {
        // Given
        StdioTransport transport = new StdioTransport(Settings.in(directory, Map.of()), vertx, Settings.JSON,
                Clock.systemUTC());
        BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

        // When
        Channel channel = transport.open(Settings.upstream("one", command("cat")), List.of(), received::add).await()
                .indefinitely();
        channel.send(Settings.JSON.createObjectNode().put("id", 7));

        // Then
        assertThat(received.poll(2, TimeUnit.MINUTES)).isEqualTo(Settings.json("{'id': 7}"));
        transport.end();
        assertThat(channel.ended().succeeded()).isTrue();
    }

    private void refuses(StdioConfig config, ToolError error, String because) {
        StdioTransport transport = new StdioTransport(config, vertx, Settings.JSON, Clock.systemUTC());

        assertThatExceptionOfType(ChannelFailure.class)
                .isThrownBy(() -> transport.open(Settings.upstream("one", command("cat")), List.of(), message -> {})
                        .await().indefinitely())
                .withMessageContaining(because).satisfies(failure -> assertThat(
                        ((McpAnswer.Failed) failure.answer()).error()).isEqualTo(error));
    }
}

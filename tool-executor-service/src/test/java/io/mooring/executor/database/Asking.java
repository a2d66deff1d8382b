package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.Configs;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** The tools as a service has them, and one database. */
final class Asking implements AutoCloseable {

    static final String PASSWORD = "corr3ct-horse-battery";
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final long MOST_BYTES = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Config(Duration time, Duration connectWithin, MemorySize maxResult, int connections, int databases,
            Duration idle) implements DatabaseConfig {}

    final Vertx vertx = Vertx.vertx();
    private final DatabaseTools tools;
    private final String type;
    private final Map<String, String> inputs;

    /** One that gives the server all the time it wants. */
    static Asking patient(String type, Map<String, String> inputs) {
        return new Asking(type, inputs, PATIENCE, PATIENCE);
    }

    /** One that gives it hardly any. */
    static Asking hasty(String type, Map<String, String> inputs) {
        return new Asking(type, inputs, Duration.ofMillis(300), PATIENCE);
    }

    /** One that does not wait for a connection. */
    static Asking hurried(String type, Map<String, String> inputs) {
        return new Asking(type, inputs, Duration.ofMillis(300), Duration.ofMillis(300));
    }

    private Asking(String type, Map<String, String> inputs, Duration time, Duration connect) {
        this.type = type;
        this.inputs = inputs;
        var guard = Configs.guard(Configs.allowingLoopback(),
                name -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress())));
        this.tools = new DatabaseTools(vertx, guard, JSON, new Config(time, connect,
                new MemorySize(java.math.BigInteger.valueOf(MOST_BYTES)), 2, 10, Duration.ofMinutes(1)));
    }

    /** The outcome of an operation with these arguments. */
    Outcome outcome(String operation, String arguments) {
        return outcome(operation, arguments, Promise.<Void>promise().future());
    }

    Outcome outcome(String operation, String arguments, Future<Void> callerGone) {
        Outcome outcome = begin(operation, arguments, callerGone).await().atMost(PATIENCE);
        assertThat(outcome.toString()).doesNotContain(PASSWORD);
        return outcome;
    }

    Uni<Outcome> begin(String operation, String arguments, Future<Void> callerGone) {
        String binding = "{\"database\":\"" + type + "\",\"operation\":\"" + operation + "\"}";
        List<Placement> placements = inputs.entrySet().stream()
                .map(input -> new Placement("env", input.getKey(), input.getValue())).toList();
        return tools.run(tools.ask(binding, json(arguments)), "acme", "db_1", placements, callerGone);
    }

    /** The answer to {@code query}. */
    Outcome.Read answer(String query) {
        return read("query", JSON.createObjectNode().put("query", query).toString());
    }

    Outcome.Read read(String operation, String arguments) {
        Outcome outcome = outcome(operation, arguments);
        assertThat(outcome).isInstanceOf(Outcome.Read.class);
        return (Outcome.Read) outcome;
    }

    /** Why there is no answer to {@code query}. */
    Outcome.Failed failure(String query) {
        Outcome outcome = outcome("query", JSON.createObjectNode().put("query", query).toString());
        assertThat(outcome).as(query).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    ToolError error(String query) {
        return failure(query).error();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        tools.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

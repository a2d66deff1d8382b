package io.mooring.executor.resolution;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.ToolView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Judges arguments by the tool's schema. Compiled schemas are kept by content, so they are never stale. */
@ApplicationScoped
public class ArgumentCheck {

    private static final long MOST_CHARACTERS_KEPT = 4_000_000;
    /** Larger arguments are judged off the event loop. */
    private static final int MANY_VALUES = 500;

    private final Cache<Key, CompiledSchema> compiled = Caffeine.newBuilder().maximumWeight(MOST_CHARACTERS_KEPT)
            .weigher((Key key, CompiledSchema schema) -> key.weight() + schema.length()).build();
    private final ObjectMapper json;
    private final Vertx vertx;

    ArgumentCheck(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** Whether the definitions have to be fetched to judge arguments of this tool. */
    public boolean needsDefinitions(ToolView tool) {
        return !tool.definitions().isEmpty() && compiled.getIfPresent(Key.of(tool)) == null;
    }

    /** What to find definitions for. */
    public Stream<Root> roots(ToolView tool) {
        return ToolSchemas.inputRoots(tool, json);
    }

    /**
     * Fails with 400 that names every field that does not fit.
     *
     * @param definitions by hash, when {@link #needsDefinitions} said so
     */
    public Uni<Void> require(ToolView tool, Map<String, Definition> definitions, JsonNode arguments) {
        CompiledSchema known = compiled.getIfPresent(Key.of(tool));
        if (known != null && arguments.size() < MANY_VALUES && isFlat(arguments)) {
            return Uni.createFrom().item(() -> judge(known, arguments));
        }
        Callable<Void> work = () -> judge(
                compiled.get(Key.of(tool), key -> CompiledSchema.of(ToolSchemas.input(tool, definitions, json))),
                arguments);
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    private static boolean isFlat(JsonNode arguments) {
        return arguments.valueStream().allMatch(value -> value.isValueNode() || value.size() == 0);
    }

    private static Void judge(CompiledSchema schema, JsonNode arguments) {
        List<Violation> violations = schema.check(arguments);
        if (!violations.isEmpty()) {
            throw problem(violations);
        }
        return null;
    }

    /** The problem for what is wrong; its first field stands at the top. */
    public static HttpProblem problem(List<Violation> violations) {
        Violation first = violations.getFirst();
        return HttpProblem.builder(ExecutorError.INVALID_ARGUMENTS.at(first.field(), first.expected()))
                .with("errors", violations).build();
    }

    /** A hash stands for the definition and all it uses. */
    private record Key(String inputSchema, Map<String, String> definitions) {

        static Key of(ToolView tool) {
            return new Key(tool.inputSchema(), tool.definitions());
        }

        int weight() {
            return inputSchema.length() + definitions.size() * 200;
        }
    }
}

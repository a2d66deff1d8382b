package io.mooring.executor.resolution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * Judges results by the schema their server gave with the tool. One that is no JSON Schema, is huge, or refers to anything
 * outside itself judges nothing: nobody's result is lost for it. So does one that takes too long, from then on: judging
 * can't be stopped, and there is room for a few at a time.
 */
@ApplicationScoped
public class ResultCheck {

    private static final Logger LOG = Logger.getLogger(ResultCheck.class);
    private static final long MOST_CHARACTERS_KEPT = 4_000_000;
    private static final int LONGEST_SCHEMA = 200_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int JUDGES = 4;

    private static final String SCHEMA_OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema";

    private final Cache<String, Optional<CompiledSchema>> compiled = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS_KEPT)
            .weigher((String schema, Optional<CompiledSchema> ready) -> 2 * schema.length()).build();
    private final Cache<String, Boolean> tooSlow = Caffeine.newBuilder().maximumWeight(MOST_CHARACTERS_KEPT)
            .weigher((String schema, Boolean known) -> schema.length()).build();
    private final Schema schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SCHEMA_OF_SCHEMAS));
    private final ObjectMapper json;
    private final WorkerExecutor judges;

    ResultCheck(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.judges = vertx.createSharedWorkerExecutor("results", JUDGES);
    }

    /**
     * What does not fit; empty when all does, or it can't be said in time.
     *
     * @param schema in JSON, of 2020-12
     * @param place where the value stands, a JSON pointer
     * @param most how long it may take; never longer than some seconds
     */
    public Uni<List<Violation>> violations(String schema, JsonNode value, String place, Duration most) {
        AtomicBoolean begun = new AtomicBoolean();
        Callable<List<Violation>> work = () -> {
            begun.set(true);
            return judge(schema, value, place);
        };
        boolean whole = most.compareTo(LONGEST) >= 0;
        long patience = whole ? LONGEST.toMillis() : Math.max(1, most.toMillis());
        return UniHelper.toUni(judges.executeBlocking(work, false)
                .timeout(patience, TimeUnit.MILLISECONDS))
                .onFailure(TimeoutException.class)
                .recoverWithItem(() -> late(schema, begun.get() && whole));
    }

    private List<Violation> late(String schema, boolean slow) {
        LOG.warnf("a result is not judged in time%s", slow ? "; its schema is too slow to be used again" : "");
        if (slow) {
            tooSlow.put(schema, true);
        }
        return List.of();
    }

    private List<Violation> judge(String schema, JsonNode value, String place) {
        return schema.length() > LONGEST_SCHEMA || tooSlow.getIfPresent(schema) != null
                ? List.of()
                : compiled.get(schema, this::compile).map(ready -> check(ready, value, place)).orElse(List.of());
    }

    private Optional<CompiledSchema> compile(String schema) {
        try {
            return json.readTree(schema) instanceof ObjectNode object
                    && schemas.validate(schema, InputFormat.JSON).isEmpty()
                            ? Optional.of(CompiledSchema.of(object))
                            : Optional.empty();
        } catch (JsonProcessingException | RuntimeException | StackOverflowError unusable) {
            return Optional.empty();
        }
    }

    /** A reference that leads nowhere, or round and round, is noticed as late as here. */
    private static List<Violation> check(CompiledSchema schema, JsonNode value, String place) {
        try {
            return schema.check(value, place);
        } catch (RuntimeException | StackOverflowError unusable) {
            return List.of();
        }
    }
}

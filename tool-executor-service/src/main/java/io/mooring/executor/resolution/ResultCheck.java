package io.mooring.executor.resolution;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Judges results by the schema their server gave with the tool. One that is no JSON Schema, is huge, or refers to anything
 * outside itself judges nothing: nobody's result is lost for it.
 */
@ApplicationScoped
public class ResultCheck {

    private static final long MOST_CHARACTERS_KEPT = 4_000_000;
    private static final int LONGEST_SCHEMA = 200_000;
    private static final String SCHEMA_OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema";

    private final Cache<String, Optional<CompiledSchema>> compiled = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS_KEPT)
            .weigher((String schema, Optional<CompiledSchema> ready) -> 2 * schema.length()).build();
    private final Schema schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SCHEMA_OF_SCHEMAS));
    private final ObjectMapper json;
    private final Vertx vertx;

    ResultCheck(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /**
     * What does not fit; empty when all does.
     *
     * @param schema in JSON, of 2020-12
     * @param place where the value stands, a JSON pointer
     */
    public Uni<List<Violation>> violations(String schema, JsonNode value, String place) {
        Callable<List<Violation>> work = () -> judge(schema, value, place);
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    private List<Violation> judge(String schema, JsonNode value, String place) {
        return schema.length() > LONGEST_SCHEMA
                ? List.of()
                : compiled.get(schema, this::compile).map(ready -> check(ready, value, place)).orElse(List.of());
    }

    private Optional<CompiledSchema> compile(String schema) {
        try {
            return json.readTree(schema) instanceof ObjectNode object
                    && schemas.validate(schema, InputFormat.JSON).isEmpty()
                            ? Optional.of(CompiledSchema.of(object))
                            : Optional.empty();
        } catch (JsonProcessingException | HttpProblem unusable) {
            return Optional.empty();
        }
    }

    /** A reference that leads nowhere is noticed as late as here. */
    private static List<Violation> check(CompiledSchema schema, JsonNode value, String place) {
        try {
            return schema.check(value, place);
        } catch (SchemaException unusable) {
            return List.of();
        }
    }
}

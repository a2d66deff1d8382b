package io.mooring.executor.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;

import io.mooring.executor.ExecutorError;

/** A schema of arguments or results, ready to judge them: JSON Schema 2020-12, formats asserted, nothing fetched from anywhere. */
final class CompiledSchema {

    private static final int MOST_VIOLATIONS = 20;
    private static final String ARGUMENTS = "/params";

    private final Schema schema;
    private final JsonNode tree;

    private final int length;

    private CompiledSchema(Schema schema, JsonNode tree, int length) {
        this.schema = schema;
        this.tree = tree;
        this.length = length;
    }

    static CompiledSchema of(ObjectNode bundled) {
        try {
            String text = bundled.toString();
            Schema schema = registry().getSchema(text, InputFormat.JSON);
            schema.initializeValidators();
            return new CompiledSchema(schema, bundled, text.length());
        } catch (SchemaException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its input schema is not a valid JSON Schema");
        }
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true).regularExpressionFactory(LinearPattern::of).build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }

    /** Characters of its text, definitions included. */
    int length() {
        return length;
    }

    /** What is wrong with the arguments; empty when they fit. */
    List<Violation> check(JsonNode arguments) {
        return check(arguments, ARGUMENTS);
    }

    /** What is wrong with a value that stands at this JSON pointer. */
    List<Violation> check(JsonNode value, String root) {
        List<Violation> limits = ArgumentLimits.check(value, root);
        if (!limits.isEmpty()) {
            return limits;
        }
        List<Violation> violations = new ArrayList<>();
        for (Error error : schema.validate(value.toString(), InputFormat.JSON)) {
            violations.add(violation(error, root));
        }
        return violations.stream().distinct().limit(MOST_VIOLATIONS).toList();
    }

    private Violation violation(Error error, String root) {
        String place = root + error.getInstanceLocation();
        return switch (error.getKeyword()) {
            case "required" -> new Violation(place + "/" + escape(error.getProperty()), "required");
            case "additionalProperties", "unevaluatedProperties" ->
                new Violation(place + "/" + escape(error.getProperty()),
                        "unknown name; accepted are " + accepted(error));
            default -> new Violation(place, error.getMessage());
        };
    }

    private TreeSet<String> accepted(Error error) {
        String keyword = String.valueOf(error.getSchemaLocation().getFragment());
        JsonNode parent = tree.at(keyword.substring(0, Math.max(0, keyword.lastIndexOf('/'))));
        TreeSet<String> names = new TreeSet<>();
        parent.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

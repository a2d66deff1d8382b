package io.mooring.webhook.custom;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;

import io.mooring.contracts.problem.GeneralError;

/** What the bodies of an endpoint must be: JSON Schema 2020-12, formats asserted, nothing fetched from anywhere. */
public final class PayloadSchema {

    private static final String POINTER = "/schema";
    /** Parts of the schema times parts of the body: what may be asked of the one thread that checks. */
    private static final long MOST_WORK = 5_000_000;
    /** Characters of its patterns times characters of the body. */
    private static final long MOST_MATCHING = 50_000_000;
    private static final int LONGEST_PATTERN = 200;
    private static final int LARGEST_EXPONENT = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema META = registry()
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private final Schema schema;
    private final SchemaCost cost;

    private PayloadSchema(Schema schema, SchemaCost cost) {
        this.schema = schema;
        this.cost = cost;
    }

    /** Fails with 400 at what is no schema, or one that costs too much. */
    public static PayloadSchema require(JsonNode schema) {
        if (!schema.isObject()) {
            throw GeneralError.BAD_REQUEST.at(POINTER, "expected a JSON Schema, which is an object");
        }
        SchemaCost cost = SchemaCost.of(schema);
        META.validate(schema.toString(), InputFormat.JSON).stream().findFirst().ifPresent(error -> {
            throw GeneralError.BAD_REQUEST.at(POINTER + error.getInstanceLocation(),
                    "expected JSON Schema 2020-12: " + error.getMessage());
        });
        Schema compiled = registry().getSchema(schema.toString(), InputFormat.JSON);
        compiled.initializeValidators();
        return new PayloadSchema(compiled, cost);
    }

    /** One that was required before. */
    public static PayloadSchema of(String text) {
        try {
            return require(JSON.readTree(text));
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column payload_schema is not JSON", misfit);
        }
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true).regularExpressionFactory(PayloadSchema::linear).build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }

    /** In time linear in the text: the JDK's engine can be made to run for ever. */
    private static RegularExpression linear(String expression) {
        if (expression.length() > LONGEST_PATTERN) {
            throw GeneralError.BAD_REQUEST.at(POINTER,
                    "expected patterns of at most " + LONGEST_PATTERN + " characters");
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException notInRe2) {
            throw GeneralError.BAD_REQUEST.at(POINTER, "expected patterns without look-around and back references");
        }
    }

    /**
     * The first thing that is wrong with a body; empty when it fits.
     *
     * @param body missing when it is no JSON
     */
    public Optional<String> findFault(JsonNode body) {
        if (body.isMissingNode()) {
            return Optional.of("expected JSON in UTF-8");
        }
        long parts = parts(body);
        String text = body.toString();
        if (parts < 0 || parts * cost.parts() > MOST_WORK || (long) text.length() * cost.patterns() > MOST_MATCHING) {
            return Optional.of("expected a body that can be checked: fewer parts, shorter where there are patterns,"
                    + " and no number beyond 1e" + LARGEST_EXPONENT);
        }
        List<Error> errors = schema.validate(text, InputFormat.JSON);
        return errors.stream().findFirst().map(error -> error.getInstanceLocation() + ": " + error.getMessage());
    }

    /** How many there are; less than none, whatever is added, when a number is too large. */
    private static long parts(JsonNode node) {
        if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > LARGEST_EXPONENT) {
            return Integer.MIN_VALUE;
        }
        long parts = 1;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            parts += parts(element);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            parts += parts(member.getValue());
        }
        return parts;
    }
}

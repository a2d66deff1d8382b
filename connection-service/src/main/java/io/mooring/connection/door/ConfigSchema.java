package io.mooring.connection.door;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;

import io.mooring.contracts.problem.GeneralError;

/** What an integration is configured with (S1-3): the schema of its variables, and values against it. */
final class ConfigSchema {

    private static final String FIELD = "/env";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode schema;

    private ConfigSchema(JsonNode schema) {
        this.schema = schema;
    }

    /** @param text JSON Schema of an object, as the catalog checked it */
    static ConfigSchema of(String text) {
        try {
            return new ConfigSchema(JSON.readTree(text));
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column config_schema is not JSON", misfit);
        }
    }

    /** Variables as texts. Fails with 400 naming the one that is no text, number or truth value. */
    static Map<String, String> texts(@Nullable Map<String, @Nullable JsonNode> env) {
        if (env == null) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected an object with a value for each variable");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        env.forEach((name, value) -> {
            if (value == null || !value.isTextual() && !value.isNumber() && !value.isBoolean()) {
                throw GeneralError.BAD_REQUEST.at(pointer(name), "expected a text, a number or a truth value");
            }
            texts.put(name, value.asText());
        });
        return texts;
    }

    /** Fails with 400 naming the variable and what was expected; no message repeats a value. */
    void require(Map<String, String> env) {
        ObjectNode instance = JSON.createObjectNode();
        JsonNode properties = schema.path("properties");
        env.forEach((name, value) -> {
            if (!properties.has(name)) {
                throw GeneralError.BAD_REQUEST.at(pointer(name), "expected one of "
                        + String.join(", ", properties.properties().stream().map(Map.Entry::getKey).toList()));
            }
            instance.set(name, typed(value, properties.path(name).path("type").asText()));
        });
        SchemaRegistryConfig config = SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true).regularExpressionFactory(ConfigSchema::linear).build();
        SchemaRegistry
                .withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false))
                .getSchema(schema.toString(), InputFormat.JSON).validate(instance.toString(), InputFormat.JSON)
                .stream().findFirst().ifPresent(error -> {
                    throw problem(error);
                });
    }

    private static RuntimeException problem(Error error) {
        if (error.getKeyword().equals("required")) {
            return GeneralError.BAD_REQUEST.at(pointer(error.getProperty()), "expected a value");
        }
        // the validator's own sentence may quote the value
        return GeneralError.BAD_REQUEST.at(FIELD + error.getInstanceLocation(),
                "expected what the configSchema says under " + error.getKeyword());
    }

    /** A variable is a text; the schema may want what the text says. */
    private static JsonNode typed(String value, String type) {
        boolean number = type.equals("integer") && value.matches("-?[0-9]{1,18}")
                || type.equals("number") && value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
        boolean truth = type.equals("boolean") && (value.equals("true") || value.equals("false"));
        try {
            return number || truth ? JSON.readTree(value) : JSON.getNodeFactory().textNode(value);
        } catch (JsonProcessingException leadingZero) {
            return JSON.getNodeFactory().textNode(value);
        }
    }

    /** Its author must not be able to keep us busy; what RE2 does not know is let through. */
    private static RegularExpression linear(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException notInRe2) {
            return text -> true;
        }
    }

    static String pointer(String name) {
        return FIELD + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

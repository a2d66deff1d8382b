package io.mooring.catalog.mcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.listing.MetaSchema;
import io.mooring.contracts.problem.GeneralError;

/**
 * What a server is configured with, as a JSON Schema of an object. The short form, one member per variable with
 * {@code "required": true} inside, is made one.
 */
final class ConfigSchemas {

    private static final String FIELD = "/configSchema";
    private static final Set<String> PLAIN_TYPES = Set.of("boolean", "integer", "number");
    private static final Set<String> PLAIN_FORMATS = Set.of("uri", "url", "hostname", "email", "date", "date-time");

    private ConfigSchemas() {}

    /** Fails with 400 that says what is not a JSON Schema 2020-12 of an object. */
    static ObjectNode read(JsonNode given) {
        if (!given.isObject()) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected a JSON Schema of an object");
        }
        boolean whole = given.has("properties") || given.has("$schema") || given.path("type").isTextual();
        ObjectNode schema = whole ? given.deepCopy() : fromVariables(given);
        if (!schema.path("type").asText("object").equals("object")) {
            throw GeneralError.BAD_REQUEST.at(FIELD + "/type", "expected object");
        }
        schema.put("type", "object");
        MetaSchema.fault(schema).ifPresent(fault -> {
            throw GeneralError.BAD_REQUEST.at(FIELD + fault.pointer(), fault.reason());
        });
        return schema;
    }

    private static ObjectNode fromVariables(JsonNode given) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        given.properties().forEach(variable -> {
            if (!variable.getValue().isObject()) {
                throw GeneralError.BAD_REQUEST.at(FIELD + "/" + variable.getKey(),
                        "expected an object with type, description and required");
            }
            ObjectNode property = variable.getValue().deepCopy();
            if (property.path("required").isBoolean()) {
                if (property.remove("required").booleanValue()) {
                    required.add(variable.getKey());
                }
            }
            properties.set(variable.getKey(), property);
        });
        return schema;
    }

    /** One environment variable for each property. */
    static List<Input> variables(ObjectNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Input> variables = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            JsonNode facts = property.getValue();
            Input variable = new Input(property.getKey(), text(facts, "title"), text(facts, "description"),
                    isSecret(property.getKey(), facts), required.contains(property.getKey()), null, null,
                    facts.path("default").isValueNode() ? facts.path("default").asText() : null, null, choices(facts),
                    null, null, null, null);
            Literals.requireOpen(FIELD + "/properties/" + property.getKey(), variable);
            variables.add(variable);
        });
        return variables;
    }

    /** Unless something says that everybody may read it, a text is taken for a secret. */
    private static boolean isSecret(String name, JsonNode facts) {
        for (String word : List.of("secret", "isSecret", "x-secret", "writeOnly")) {
            if (facts.path(word).isBoolean()) {
                return facts.path(word).booleanValue();
            }
        }
        return Literals.looksSecret(name) || facts.path("format").asText().equals("password")
                || !(PLAIN_TYPES.contains(facts.path("type").asText())
                        || PLAIN_FORMATS.contains(facts.path("format").asText()) || facts.has("enum")
                        || facts.has("default"));
    }

    private static List<String> choices(JsonNode facts) {
        List<String> choices = new ArrayList<>();
        facts.path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    private static @Nullable String text(JsonNode facts, String name) {
        return facts.path(name).textValue();
    }
}

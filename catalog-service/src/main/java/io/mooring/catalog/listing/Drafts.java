package io.mooring.catalog.listing;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Schemas of JSON Schema drafts 4 to 2019-09 as 2020-12: many servers still write them, most of them without saying so.
 * Only what changed its meaning is written anew; everything else stays, also what no draft knows.
 */
final class Drafts {

    private static final List<String> OF_NAMES = List.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas");
    private static final List<String> OF_LISTS = List.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> OF_ONE = List.of("items", "additionalItems", "additionalProperties", "not", "if",
            "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties");

    private Drafts() {}

    /** A copy in 2020-12, without {@code $schema}. */
    static ObjectNode modern(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("$schema");
        renew(copy);
        return copy;
    }

    private static void renew(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        tuples(schema);
        dependencies(schema);
        bound(schema, "exclusiveMinimum", "minimum");
        bound(schema, "exclusiveMaximum", "maximum");
        identity(schema);
        OF_NAMES.forEach(keyword -> schema.path(keyword).forEach(Drafts::renew));
        OF_LISTS.forEach(keyword -> schema.path(keyword).forEach(Drafts::renew));
        OF_ONE.forEach(keyword -> renew(schema.path(keyword)));
    }

    private static void tuples(ObjectNode schema) {
        if (schema.path("items") instanceof ArrayNode items) {
            schema.set("prefixItems", items);
            schema.remove("items");
            JsonNode rest = schema.remove("additionalItems");
            if (rest != null) {
                schema.set("items", rest);
            }
        }
    }

    private static void dependencies(ObjectNode schema) {
        if (schema.path("dependencies") instanceof ObjectNode dependencies) {
            schema.remove("dependencies");
            dependencies.properties().forEach(dependency -> schema
                    .withObjectProperty(dependency.getValue().isArray() ? "dependentRequired" : "dependentSchemas")
                    .set(dependency.getKey(), dependency.getValue()));
        }
    }

    /** Draft 4 says {@code true} beside the bound. */
    private static void bound(ObjectNode schema, String exclusive, String inclusive) {
        JsonNode given = schema.path(exclusive);
        if (given.isBoolean()) {
            schema.remove(exclusive);
            if (given.booleanValue() && schema.path(inclusive).isNumber()) {
                schema.set(exclusive, schema.remove(inclusive));
            }
        }
    }

    /** An address of its own would move the root its references start from. */
    private static void identity(ObjectNode schema) {
        schema.remove("$id");
        if (schema.path("id").isTextual()) {
            schema.remove("id");
        }
    }
}

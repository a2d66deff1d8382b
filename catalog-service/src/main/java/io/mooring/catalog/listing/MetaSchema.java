package io.mooring.catalog.listing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;

import io.mooring.catalog.Toolset.Skipped;

/** Whether something is a JSON Schema 2020-12 that needs nothing but itself. */
public final class MetaSchema {

    /** Deeper ones no person wrote, and a validator goes down every level. */
    private static final int MOST_LEVELS = 64;
    /** What is in these is no schema. */
    private static final Set<String> DATA = Set.of("const", "default", "enum", "examples");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build()))
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private MetaSchema() {}

    /** The first thing that is wrong, with its pointer. Nothing is fetched from anywhere. */
    public static Optional<Skipped> fault(JsonNode schema) {
        if (depth(schema, 0) > MOST_LEVELS) {
            return Optional.of(new Skipped("", "expected at most " + MOST_LEVELS + " levels"));
        }
        List<Error> errors = SCHEMA.validate(schema.toString(), InputFormat.JSON);
        return errors.isEmpty()
                ? reference(schema, schema, "")
                : Optional.of(new Skipped(errors.getFirst().getInstanceLocation().toString(),
                        "expected JSON Schema 2020-12: " + errors.getFirst().getMessage()));
    }

    private static int depth(JsonNode node, int level) {
        int deepest = level;
        if (level <= MOST_LEVELS) {
            for (JsonNode child : node) {
                deepest = Math.max(deepest, depth(child, level + 1));
            }
        }
        return deepest;
    }

    /** A reference that leads nowhere, or out of the schema. */
    private static Optional<Skipped> reference(JsonNode root, JsonNode node, String pointer) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && !leads(root, reference.textValue())) {
            return Optional.of(new Skipped(pointer + "/$ref", "expected a reference to a part of this schema"));
        }
        if (node.isObject()) {
            return node.properties().stream().filter(member -> !DATA.contains(member.getKey()))
                    .map(member -> reference(root, member.getValue(), pointer + "/"
                            + member.getKey().replace("~", "~0").replace("/", "~1")))
                    .flatMap(Optional::stream).findFirst();
        }
        for (int index = 0; index < node.size(); index++) {
            Optional<Skipped> found = reference(root, node.get(index), pointer + "/" + index);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean leads(JsonNode root, String reference) {
        if (!reference.startsWith("#/")) {
            return reference.startsWith("#"); // the root, or an anchor
        }
        String pointer = reference.substring(1).replace("%24", "$").replace("%20", " ");
        return !root.at(pointer).isMissingNode();
    }
}

package io.mooring.scenario.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a schema asks of a value, references followed and parts merged: of a document and of a tool alike, so that the two
 * can be compared. "May be null" is a type, however it is written.
 *
 * @param types JSON types; none: any
 * @param choices of {@code enum}, but null
 * @param properties by name, as written
 * @param items of an array, as written
 * @param branches of {@code oneOf} and {@code anyOf}, as written, when there are several
 * @param limits keywords that mean the same in every dialect
 */
public record PlainSchema(Set<String> types, Set<String> choices, Map<String, JsonNode> properties,
        Set<String> required, List<JsonNode> items, List<JsonNode> branches, Map<String, JsonNode> limits) {

    private static final int DEEPEST = 30;
    private static final List<String> LIMITS = List.of("format", "pattern", "minLength", "maxLength", "minItems",
            "maxItems", "uniqueItems", "default", "multipleOf");

    /** @param root what its references begin at */
    public static PlainSchema of(JsonNode root, JsonNode schema) {
        PlainSchema plain = new PlainSchema(new TreeSet<>(), new TreeSet<>(), new LinkedHashMap<>(), new TreeSet<>(),
                new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        plain.merge(root, schema, 0);
        return plain;
    }

    /** Follows references until there is none; a cycle of them ends in nothing. */
    public static JsonNode resolved(JsonNode root, JsonNode node) {
        JsonNode here = node;
        for (int step = 0; here.has("$ref") && step < DEEPEST; step++) {
            here = root.at(here.path("$ref").asText().substring(1));
        }
        return here;
    }

    private void merge(JsonNode root, JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            throw new AssertionError("deeper than " + DEEPEST + ": " + schema);
        }
        if (schema.has("$ref")) {
            merge(root, resolved(root, schema), depth + 1);
        }
        addTypes(schema);
        schema.path("enum").valueStream().filter(value -> !value.isNull())
                .forEach(value -> choices.add(value.toString()));
        schema.path("properties").properties()
                .forEach(member -> properties.putIfAbsent(member.getKey(), member.getValue()));
        schema.path("required").valueStream().map(JsonNode::asText).forEach(required::add);
        LIMITS.stream().filter(schema::has).forEach(key -> limits.putIfAbsent(key, schema.path(key)));
        if (schema.has("items")) {
            items.add(schema.path("items"));
        }
        schema.path("allOf").forEach(part -> merge(root, part, depth + 1));
        addBranches(root, schema, depth);
    }

    private void addTypes(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.valueStream().map(JsonNode::asText).forEach(types::add);
        if (schema.path("nullable").asBoolean()) {
            types.add("null");
        }
    }

    private void addBranches(JsonNode root, JsonNode schema, int depth) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            List<JsonNode> given = schema.path(keyword).valueStream().filter(branch -> !isNull(branch)).toList();
            if (given.size() < schema.path(keyword).size()) {
                types.add("null");
            }
            if (given.size() == 1) {
                merge(root, given.getFirst(), depth + 1);
            } else {
                branches.addAll(given);
            }
        }
    }

    private static boolean isNull(JsonNode branch) {
        return branch.size() == 1 && branch.path("type").asText().equals("null");
    }
}

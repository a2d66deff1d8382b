package io.mooring.catalog.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/**
 * Which of several schemas is meant, which JSON Schema has no word for: told in the description, and where the document
 * maps values to schemas each of them asks for its own. Values a document does not map are not asked for, since many
 * documents mean others than the names of schemas.
 */
final class Discriminator {

    private static final int DEEPEST = 8;
    private static final int LONGEST_LIST = 50;

    private final References references;

    Discriminator(References references) {
        this.references = references;
    }

    /** Adds what it says to a schema that was converted. */
    void addTo(Place schema, ObjectNode converted) {
        Place discriminator = schema.at("discriminator");
        String property = discriminator.text("propertyName");
        if (property.isEmpty()) {
            return;
        }
        Map<String, String> mapping = new TreeMap<>();
        discriminator.at("mapping").members().stream().filter(value -> value.node().isTextual())
                .forEach(value -> mapping.put(value.key(), value.node().textValue()));
        describe(property, mapping, converted);
        for (String keyword : List.of("oneOf", "anyOf")) {
            if (converted.get(keyword) instanceof ArrayNode list && !mapping.isEmpty()) {
                List<Place> items = schema.at(keyword).items();
                for (int index = 0; index < items.size(); index++) {
                    hint(items.get(index), list.get(index), property, mapping);
                }
            }
        }
    }

    private static void describe(String property, Map<String, String> mapping, ObjectNode converted) {
        String choices = String.join(", ",
                mapping.entrySet().stream().limit(LONGEST_LIST)
                        .map(entry -> entry.getKey() + " is " + name(entry.getValue())).toList());
        String said = "`" + property + "` says which it is" + (choices.isEmpty() ? "." : ": " + choices + ".");
        String before = converted.path("description").asText("");
        converted.put("description", before.isEmpty() ? said : before + "\n\n" + said);
    }

    /** An item that nothing is mapped to, or whose own property says something else, stays as it is. */
    private void hint(Place item, JsonNode converted, String property, Map<String, String> mapping) {
        if (!References.isReference(item) || !(converted instanceof ObjectNode object) || object.has("properties")) {
            return;
        }
        String reference = item.text(References.REF);
        TreeSet<String> values = new TreeSet<>();
        mapping.forEach((value, target) -> {
            if (target.equals(reference) || !target.contains("/") && target.equals(name(reference))) {
                values.add(value);
            }
        });
        if (!values.isEmpty() && admits(references.follow(item), property, values, DEEPEST)) {
            ObjectNode hint = object.putObject("properties").putObject(property);
            if (values.size() == 1) {
                hint.put("const", values.first());
            } else {
                values.forEach(hint.putArray("enum")::add);
            }
        }
    }

    /** Whether no enum or const of the property refuses a value. */
    private boolean admits(Place schema, String property, TreeSet<String> values, int levels) {
        Place declared = references.follow(schema.at("properties").at(property));
        JsonNode only = declared.node().path("const");
        JsonNode choices = declared.node().path("enum");
        boolean own = values.stream().allMatch(value -> (only.isMissingNode() || only.asText().equals(value))
                && (!choices.isArray() || choices.valueStream().anyMatch(choice -> choice.asText().equals(value))));
        return own && (levels == 0 || schema.at("allOf").items().stream()
                .allMatch(part -> admits(references.follow(part), property, values, levels - 1)));
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}

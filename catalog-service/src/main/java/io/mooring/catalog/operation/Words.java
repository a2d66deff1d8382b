package io.mooring.catalog.operation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/** What a document says for readers. */
final class Words {

    private static final int MOST_EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 2000;

    private Words() {}

    /** A schema with what the parameter, header or body around it says: description, examples, whether it is dated. */
    static JsonNode described(JsonNode schema, Place owner) {
        String description = owner.text("description");
        List<JsonNode> examples = examples(owner);
        boolean silent = description.isEmpty() && examples.isEmpty() && !owner.isTrue("deprecated");
        if (silent || schema.isBoolean() && !schema.booleanValue()) {
            return schema;
        }
        ObjectNode described = schema instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        if (!description.isEmpty()) {
            described.put("description", description);
        }
        if (!examples.isEmpty()) {
            described.putArray("examples").addAll(examples);
        }
        if (owner.isTrue("deprecated")) {
            described.put("deprecated", true);
        }
        return described;
    }

    private static List<JsonNode> examples(Place owner) {
        Stream<JsonNode> one = Stream.of(owner.node().path("example"));
        Stream<JsonNode> many = owner.at("examples").members().stream().map(example -> example.node().path("value"));
        return Stream.concat(one, many).filter(example -> !example.isMissingNode())
                .filter(example -> example.toString().length() <= LONGEST_EXAMPLE).limit(MOST_EXAMPLES).toList();
    }

    /** {@code repos/list-forks} → Repos list forks; {@code listPets} → List pets. */
    static String humanised(String id) {
        String words = id.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

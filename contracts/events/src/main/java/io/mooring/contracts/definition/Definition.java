package io.mooring.contracts.definition;

import java.util.Map;
import java.util.SortedSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A schema that others refer to by name.
 *
 * @param schema JSON Schema 2020-12
 * @param length characters of its text
 * @param uses definition name to hash of those it refers to itself
 * @param names what it refers to under {@code $defs}
 */
public record Definition(JsonNode schema, int length, Map<String, String> uses, SortedSet<String> names) {

    public static Definition of(JsonNode schema, int length, Map<String, String> uses) {
        return new Definition(schema, length, uses, References.names(schema));
    }
}

package io.mooring.catalog.schema;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON Schema 2020-12: which keywords hold schemas, and which values the others may have. */
final class Keywords {

    static final Set<String> SCHEMA = Set.of("additionalProperties", "items", "not", "contains", "propertyNames", "if",
            "then", "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema");
    static final Set<String> SCHEMA_LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    static final Set<String> SCHEMA_MAP = Set.of("properties", "patternProperties", "dependentSchemas");
    /** These judge the very value their schema judges: a cycle of them never ends. */
    static final Set<String> SAME_VALUE = Set.of("not", "if", "then", "else", "allOf", "anyOf", "oneOf",
            "dependentSchemas");

    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "object", "array",
            "null");

    private static final Map<String, Predicate<JsonNode>> VALUES = Map.ofEntries(
            Map.entry("type", Keywords::isType), Map.entry("enum", value -> value.isArray() && !value.isEmpty()),
            Map.entry("const", value -> true), Map.entry("default", value -> true),
            Map.entry("examples", JsonNode::isArray), Map.entry("title", JsonNode::isTextual),
            Map.entry("description", JsonNode::isTextual), Map.entry("format", JsonNode::isTextual),
            Map.entry("pattern", JsonNode::isTextual), Map.entry("contentEncoding", JsonNode::isTextual),
            Map.entry("contentMediaType", JsonNode::isTextual), Map.entry("minimum", JsonNode::isNumber),
            Map.entry("maximum", JsonNode::isNumber), Map.entry("exclusiveMinimum", JsonNode::isNumber),
            Map.entry("exclusiveMaximum", JsonNode::isNumber),
            Map.entry("multipleOf", value -> value.isNumber() && value.decimalValue().signum() > 0),
            Map.entry("minLength", Keywords::isCount), Map.entry("maxLength", Keywords::isCount),
            Map.entry("minItems", Keywords::isCount), Map.entry("maxItems", Keywords::isCount),
            Map.entry("minProperties", Keywords::isCount), Map.entry("maxProperties", Keywords::isCount),
            Map.entry("minContains", Keywords::isCount), Map.entry("maxContains", Keywords::isCount),
            Map.entry("dependentRequired",
                    value -> value.isObject() && value.valueStream().allMatch(Keywords::isNames)),
            Map.entry("uniqueItems", JsonNode::isBoolean), Map.entry("deprecated", JsonNode::isBoolean),
            Map.entry("readOnly", JsonNode::isBoolean), Map.entry("writeOnly", JsonNode::isBoolean));

    private Keywords() {}

    /** Whether the keyword is one without schemas and has a value the metaschema admits. */
    static boolean admits(String keyword, JsonNode value) {
        Predicate<JsonNode> rule = VALUES.get(keyword);
        return rule != null && rule.test(value);
    }

    private static boolean isType(JsonNode value) {
        if (!value.isArray()) {
            return value.isTextual() && TYPES.contains(value.textValue());
        }
        return !value.isEmpty() && value.valueStream().distinct().count() == value.size()
                && value.valueStream().allMatch(type -> type.isTextual() && TYPES.contains(type.textValue()));
    }

    private static boolean isNames(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)
                && value.valueStream().distinct().count() == value.size();
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.decimalValue().signum() >= 0;
    }
}

package io.mooring.catalog.openapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;

/** Makes a value a JSON Schema should accept: what is required, by types, enums, formats, limits and patterns. */
final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final Map<String, String> FORMATS = Map.ofEntries(Map.entry("date-time", "2026-01-02T03:04:05Z"),
            Map.entry("date", "2026-01-02"), Map.entry("time", "03:04:05Z"), Map.entry("email", "ada@example.com"),
            Map.entry("uri", "https://example.com/a"), Map.entry("uri-reference", "/a"),
            Map.entry("uuid", "9f0a4ba6-5f3c-4d2c-9f40-0c8d4b2f4f6e"), Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"), Map.entry("hostname", "example.com"), Map.entry("duration", "P1D"),
            Map.entry("regex", "a"), Map.entry("json-pointer", "/a"), Map.entry("uri-template", "/{a}"));

    private final JsonNode root;
    private final int variant;

    /** @param variant which alternative is taken where there are several, and whether optional members are given */
    Examples(JsonNode root, int variant) {
        this.root = root;
        this.variant = variant;
    }

    JsonNode make() {
        return make(root, 0);
    }

    private JsonNode make(JsonNode given, int depth) {
        ObjectNode schema = flat(given, depth);
        if (schema.has("const")) {
            return schema.get("const");
        }
        for (JsonNode value : schema.path("enum")) {
            if (!value.isNull() || schema.path("enum").size() == 1) {
                return value;
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema));
        };
    }

    /** References followed, parts merged, one alternative taken. */
    private ObjectNode flat(JsonNode given, int depth) {
        ObjectNode flat = JSON.objectNode();
        if (!(given instanceof ObjectNode schema) || depth > 40) {
            return flat;
        }
        schema.properties().stream()
                .filter(member -> !Set.of("$ref", "allOf", "anyOf", "oneOf").contains(member.getKey()))
                .forEach(member -> flat.set(member.getKey(), member.getValue()));
        if (schema.has("$ref")) {
            merge(flat, flat(root.at(schema.path("$ref").asText().substring(1)), depth + 1));
        }
        schema.path("allOf").forEach(part -> merge(flat, flat(part, depth + 1)));
        for (String keyword : List.of("oneOf", "anyOf")) {
            JsonNode branches = schema.path(keyword);
            if (!branches.isEmpty()) {
                merge(flat, flat(branches.get(variant % branches.size()), depth + 1));
            }
        }
        return flat;
    }

    private static void merge(ObjectNode into, ObjectNode other) {
        other.properties().forEach(member -> {
            JsonNode known = into.get(member.getKey());
            if (known == null) {
                into.set(member.getKey(), member.getValue());
            } else if (member.getKey().equals("properties")) {
                ObjectNode all = known.deepCopy();
                member.getValue().properties().forEach(property -> all.set(property.getKey(), all.has(property.getKey())
                        ? JSON.objectNode().set("allOf",
                                JSON.arrayNode().add(all.get(property.getKey())).add(property.getValue()))
                        : property.getValue()));
                into.set("properties", all);
            } else if (member.getKey().equals("required")) {
                Set<JsonNode> all = new LinkedHashSet<>();
                known.forEach(all::add);
                member.getValue().forEach(all::add);
                into.set("required", JSON.arrayNode().addAll(all));
            } else if (member.getKey().equals("enum")) {
                ArrayNode both = JSON.arrayNode();
                known.valueStream().filter(value -> contains(member.getValue(), value)).forEach(both::add);
                into.set("enum", both);
            } else if (member.getKey().equals("type") && known.isArray()) {
                into.set("type", member.getValue());
            }
        });
    }

    private static boolean contains(JsonNode values, JsonNode wanted) {
        return values.valueStream().anyMatch(wanted::equals);
    }

    private String type(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<String> types = type.valueStream().map(JsonNode::asText).filter(name -> !name.equals("null")).toList();
            return types.isEmpty() ? "null" : types.get(variant % types.size());
        }
        if (type.isTextual()) {
            return type.textValue();
        }
        if (schema.has("properties") || schema.has("required") || schema.has("additionalProperties")
                || schema.has("minProperties")) {
            return "object";
        }
        return schema.has("items") || schema.has("minItems")
                ? "array"
                : schema.has("minimum") || schema.has("maximum") ? "number" : "string";
    }

    private ObjectNode object(ObjectNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("required").forEach(name -> object.set(name.asText(), member(schema, name.asText(), depth)));
        boolean generous = variant % 2 == 1 && depth < 4;
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean wanted = generous || object.size() < schema.path("minProperties").asInt();
            if (wanted && depth < DEEPEST && !object.has(property.getKey()) && !property.getValue().isBoolean()) {
                object.set(property.getKey(), make(property.getValue(), depth + 1));
            }
        }
        for (int i = 0; object.size() < schema.path("minProperties").asInt(); i++) {
            object.set("key" + i, make(schema.path("additionalProperties"), depth + 1));
        }
        return object;
    }

    private JsonNode member(ObjectNode schema, String name, int depth) {
        JsonNode declared = schema.path("properties").path(name);
        return make(declared.isMissingNode() ? schema.path("additionalProperties") : declared, depth + 1);
    }

    private ArrayNode array(ObjectNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        schema.path("prefixItems").forEach(item -> array.add(make(item, depth + 1)));
        int wanted = Math.max(schema.path("minItems").asInt(), variant % 2 == 1 && depth < 4 ? 1 : 0);
        while (array.size() < wanted) {
            JsonNode item = make(schema.path("items"), depth + 1);
            boolean again = schema.path("uniqueItems").asBoolean() && contains(array, item);
            array.add(!again
                    ? item
                    : item.isTextual()
                            ? JSON.textNode(item.textValue() + array.size())
                            : JSON.numberNode(item.asInt() + array.size()));
        }
        return array;
    }

    private static JsonNode number(ObjectNode schema) {
        BigDecimal number = BigDecimal.ONE;
        if (schema.path("minimum").isNumber()) {
            number = number.max(schema.get("minimum").decimalValue());
        }
        if (schema.path("exclusiveMinimum").isNumber()) {
            number = number.max(schema.get("exclusiveMinimum").decimalValue().add(BigDecimal.ONE));
        }
        if (schema.path("maximum").isNumber()) {
            number = number.min(schema.get("maximum").decimalValue());
        }
        if (schema.path("multipleOf").isNumber()) {
            BigDecimal step = schema.get("multipleOf").decimalValue();
            number = number.divide(step, 0, RoundingMode.CEILING).multiply(step);
        }
        boolean whole = type(schema, "integer");
        return whole
                ? JSON.numberNode(number.setScale(0, RoundingMode.CEILING).toBigInteger())
                : JSON.numberNode(number);
    }

    private static boolean type(ObjectNode schema, String name) {
        return schema.path("type").asText().equals(name) || contains(schema.path("type"), JSON.textNode(name));
    }

    private static String text(ObjectNode schema) {
        String format = schema.path("format").asText();
        if (schema.has("pattern") && !FORMATS.containsKey(format)) {
            return ofPattern(schema);
        }
        StringBuilder text = new StringBuilder(FORMATS.getOrDefault(format, "abc"));
        while (text.length() < schema.path("minLength").asInt()) {
            text.append('x');
        }
        return text.substring(0, Math.min(text.length(), schema.path("maxLength").asInt(Integer.MAX_VALUE)));
    }

    private static String ofPattern(ObjectNode schema) {
        String pattern = schema.path("pattern").asText();
        int least = schema.path("minLength").asInt();
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        List<String> tried = new ArrayList<>();
        RgxGen generator = RgxGen.parse(pattern);
        for (int attempt = 0; attempt < 50; attempt++) {
            String text = generator.generate(new Random(attempt));
            if (text.length() >= least && text.length() <= most) {
                return text;
            }
            tried.add(text);
        }
        throw new AssertionError("no text of " + least + " to " + most + " characters for " + pattern + " in " + tried);
    }
}

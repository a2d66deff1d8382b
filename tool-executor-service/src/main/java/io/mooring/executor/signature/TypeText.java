package io.mooring.executor.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Types of the schemas of one document, whose references it follows. */
final class TypeText {

    private static final int DEEPEST = 12;
    private static final int MOST_NESTED = 60;
    private static final int MOST_VALUES = 60;
    /** What a schema costs besides its text, so that one that is all references ends, too. */
    private static final int STEP = 4;
    private static final String DEFINITIONS = "#/$defs/";

    private final JsonNode root;
    private final Declarations declarations;
    private final ObjectType objects = new ObjectType(this);
    private int nesting;

    TypeText(JsonNode root, Declarations declarations) {
        this.root = root;
        this.declarations = declarations;
    }

    /**
     * The type of a schema.
     *
     * @param depth how far the text is moved to the right, in steps
     */
    Type of(JsonNode schema, int depth) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? Type.UNKNOWN : Type.NEVER;
        }
        if (!schema.isObject() || depth > DEEPEST || nesting > MOST_NESTED || !hasRoomFor(STEP)) {
            return Type.UNKNOWN;
        }
        nesting++;
        Type type = any(schema, depth);
        nesting--;
        return type;
    }

    private Type any(JsonNode schema, int depth) {
        if (schema.has("const")) {
            return values(List.of(schema.get("const")));
        }
        List<Type> all = new ArrayList<>();
        if (schema.path("$ref").isTextual()) {
            all.add(reference(schema.path("$ref").textValue(), depth));
        }
        all.add(schema.path("enum").isArray()
                ? values(schema.path("enum").valueStream().toList())
                : plain(schema, depth));
        schema.path("allOf").forEach(part -> all.add(of(part, depth)));
        either(schema.path("anyOf"), depth, all);
        either(schema.path("oneOf"), depth, all);
        Type type = Type.and(all);
        return schema.path("nullable").asBoolean() ? Type.or(List.of(type, Type.whole("null"))) : type;
    }

    /** See {@link Declarations#hasRoomFor}. */
    boolean hasRoomFor(int characters) {
        return declarations.hasRoomFor(characters);
    }

    private void either(JsonNode choices, int depth, List<Type> all) {
        if (choices.isArray() && !choices.isEmpty()) {
            all.add(Type.or(choices.valueStream().map(choice -> of(choice, depth)).toList()));
        }
    }

    private Type values(List<JsonNode> values) {
        if (values.size() > MOST_VALUES && values.stream().allMatch(JsonNode::isTextual)) {
            return Type.whole("string");
        }
        Type type = Type.or(values.stream().limit(MOST_VALUES).map(Literal::of).toList());
        return hasRoomFor(type.text().length()) ? type : Type.UNKNOWN;
    }

    private Type plain(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? Type.or(type.valueStream().map(one -> named(one.asText(), schema, depth)).toList())
                : named(type.asText(""), schema, depth);
    }

    private Type named(String name, JsonNode schema, int depth) {
        return switch (name) {
            case "string", "boolean", "null" -> Type.whole(name);
            case "number", "integer" -> Type.whole("number");
            case "array" -> array(schema, depth);
            case "object" -> objects.of(schema, depth);
            default -> schema.has("properties")
                    ? objects.of(schema, depth)
                    : schema.has("items") || schema.has("prefixItems") ? array(schema, depth) : Type.UNKNOWN;
        };
    }

    private Type array(JsonNode schema, int depth) {
        JsonNode first = schema.path("prefixItems");
        JsonNode items = schema.path("items");
        String rest = items.isMissingNode() ? "unknown[]" : of(items, depth).within(Type.Binding.WHOLE) + "[]";
        if (!first.isArray() || first.isEmpty()) {
            return Type.whole(rest);
        }
        List<String> parts = new ArrayList<>();
        int least = schema.path("minItems").asInt(0);
        first.forEach(
                item -> parts.add(of(item, depth).within(Type.Binding.WHOLE) + (parts.size() < least ? "" : "?")));
        if (!items.isBoolean() || items.booleanValue()) {
            parts.add("..." + rest);
        }
        return Type.whole("[" + String.join(", ", parts) + "]");
    }

    /** Names of definitions are declared; other places of the document are written out where they are wanted. */
    private Type reference(String reference, int depth) {
        if (!reference.startsWith("#/")) {
            return Type.UNKNOWN;
        }
        JsonNode target = root.at(pointer(reference));
        if (target.isMissingNode()) {
            return Type.UNKNOWN;
        }
        String name = reference.startsWith(DEFINITIONS) ? reference.substring(DEFINITIONS.length()) : "/";
        if (name.contains("/")) {
            return of(target, depth + 2);
        }
        String declared = declarations.name(name, target, this);
        return hasRoomFor(declared.length()) ? Type.whole(declared) : Type.UNKNOWN;
    }

    private static String pointer(String reference) {
        try {
            return URLDecoder.decode(reference.substring(1).replace("+", "%2B"),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return reference.substring(1);
        }
    }
}

package io.mooring.executor.signature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Objects: members line by line, and what else they may have. */
final class ObjectType {

    private final TypeText types;

    ObjectType(TypeText types) {
        this.types = types;
    }

    Type of(JsonNode schema, int depth) {
        JsonNode properties = schema.path("properties");
        Type others = others(schema, depth);
        if (!properties.isObject() || properties.isEmpty()) {
            return Type.whole("Record<string, " + others.text() + ">");
        }
        Type known = known(properties, required(schema), depth);
        boolean open = schema.path("additionalProperties").isObject() || schema.path("patternProperties").isObject();
        return open ? Type.and(List.of(known, Type.whole("Record<string, " + others.text() + ">"))) : known;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private Type known(JsonNode properties, Set<String> required, int depth) {
        StringBuilder text = new StringBuilder("{\n");
        String margin = "  ".repeat(depth + 1);
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String comment = Comment.of(said(property.getValue()), depth + 1);
            String name = Literal.key(property.getKey());
            if (!types.hasRoomFor(comment.length() + margin.length() + name.length() + 12)) {
                text.append(margin).append("// more than can be shown; see the schema\n").append(margin)
                        .append("[more: string]: unknown;\n");
                break;
            }
            text.append(comment).append(margin).append(name).append(required.contains(property.getKey()) ? "" : "?")
                    .append(": ").append(types.of(property.getValue(), depth + 1).text()).append(";\n");
        }
        return Type.whole(text.append("  ".repeat(depth)).append('}').toString());
    }

    /** Its description, and what a caller can't see from the type. */
    private static String said(JsonNode schema) {
        List<String> said = new ArrayList<>();
        said.add(schema.path("description").asText("").strip());
        if (schema.path("format").isTextual()) {
            said.add("@format " + schema.path("format").textValue());
        }
        if (schema.has("default")) {
            said.add("@default " + schema.get("default"));
        }
        return String.join("\n", said.stream().filter(line -> !line.isEmpty()).toList());
    }

    private Type others(JsonNode schema, int depth) {
        List<Type> others = new ArrayList<>();
        schema.path("patternProperties").forEach(pattern -> others.add(types.of(pattern, depth)));
        JsonNode additional = schema.path("additionalProperties");
        if (!additional.isMissingNode()) {
            others.add(types.of(additional, depth));
        } else if (others.isEmpty()) {
            others.add(Type.UNKNOWN);
        }
        return schema.path("properties").isEmpty() ? Type.or(others) : Type.UNKNOWN;
    }
}

package io.mooring.executor.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Types with names of their own: each definition once, in the order in which they are first needed. */
final class Declarations {

    private static final int LONGEST_TEXT = 24_000;
    private static final int LONGEST_NAME = 60;
    private static final Set<String> TAKEN = Set.of("Tools", "Promise", "Record", "Array", "any", "unknown", "never",
            "void", "null", "undefined", "string", "number", "boolean", "object", "symbol", "bigint", "type",
            "interface",
            "true", "false", "this", "typeof", "keyof", "class", "enum", "function", "import", "export", "in", "new",
            "default", "delete", "with", "yield", "let", "static", "package", "private", "protected", "public",
            "implements", "break", "case", "catch", "const", "continue", "debugger", "do", "else", "extends", "finally",
            "for", "if", "instanceof", "return", "super", "switch", "throw", "try", "var", "while", "infer", "is",
            "asserts", "unique", "readonly", "abstract", "as", "await", "async", "declare", "module", "namespace");

    private final Map<JsonNode, String> names = new IdentityHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int length;

    private record Pending(String name, JsonNode schema, TypeText text) {}

    /** The name of a definition; it will be declared. */
    String name(String definition, JsonNode schema, TypeText text) {
        String known = names.get(schema);
        if (known != null) {
            return known;
        }
        String name = free(definition);
        names.put(schema, name);
        pending.add(new Pending(name, schema, text));
        return name;
    }

    /** Whether there is room for more text than names; counts what is written. */
    boolean hasRoomFor(int characters) {
        length += characters;
        return length <= LONGEST_TEXT;
    }

    /** All that were named, and what these name in turn. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            String type = next.text.of(next.schema, 0).text();
            String comment = Comment.of(next.schema.path("description").asText(""), 0);
            text.append(hasRoomFor(comment.length()) ? comment : "").append("type ").append(next.name).append(" = ")
                    .append(type).append(";\n");
        }
        return text.toString();
    }

    private String free(String definition) {
        String plain = definition.replaceAll("[^A-Za-z0-9_$]", "_");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String base = cut.isEmpty() || Character.isDigit(cut.charAt(0)) || TAKEN.contains(cut) ? "_" + cut : cut;
        String name = base;
        for (int i = 2; !used.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }
}

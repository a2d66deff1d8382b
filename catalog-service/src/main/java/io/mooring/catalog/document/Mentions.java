package io.mooring.catalog.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a document says of other documents, and the names it gives its own places; found while it is read. */
final class Mentions {

    /** More than any document has that is meant well. */
    private static final int MOST = 20_000;
    /** Below these keywords stands data, whose references mean nothing. */
    private static final Set<String> DATA = Set.of("example", "default", "enum", "const");
    /** Below these stand names, which may read like keywords. */
    private static final Set<String> NAMING = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas", "schemas", "parameters", "responses", "headers", "requestBodies", "examples", "links",
            "callbacks", "pathItems", "securitySchemes", "variables", "content", "encoding", "mapping");

    private final Map<String, String> foreign = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> anchors = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    void enter(String step) {
        path.addLast(step);
    }

    void leave() {
        path.removeLast();
    }

    /** Whether the value of the member just entered is data. */
    boolean isData() {
        Iterator<String> up = path.descendingIterator();
        String key = up.next();
        boolean name = up.hasNext() && NAMING.contains(up.next());
        return !name && (DATA.contains(key) || key.startsWith("x-"));
    }

    /** A string member of the object at the path. */
    void record(String keyword, String value) {
        switch (keyword) {
            case "$ref", "$dynamicRef" -> {
                if (!value.startsWith("#")) {
                    put(foreign, value, owner());
                }
            }
            case "$id" -> put(ids, owner(), value);
            case "$anchor", "$dynamicAnchor" -> put(anchors, value, owner());
            default -> {
            }
        }
    }

    static boolean isKeyword(String key) {
        return switch (key) {
            case "$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor" -> true;
            default -> false;
        };
    }

    Map<String, String> foreign() {
        return foreign;
    }

    Map<String, String> ids() {
        return ids;
    }

    Map<String, String> anchors() {
        return anchors;
    }

    private static void put(Map<String, String> into, String key, String value) {
        if (into.size() < MOST) {
            into.putIfAbsent(key, value);
        }
    }

    /** Pointer of the object whose member was just entered. */
    private String owner() {
        StringBuilder pointer = new StringBuilder();
        Iterator<String> steps = path.iterator();
        for (int left = path.size() - 1; left > 0; left--) {
            pointer.append('/').append(steps.next().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}

package io.mooring.catalog.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;

/**
 * Schemas that are referred to, converted once each and only when a tool needs them. Conversion is put off to a queue, so
 * that long chains of references take no stack.
 */
public final class Definitions {

    private static final String COMPONENTS = "/components/schemas/";
    private static final int LONGEST_NAME = 100;

    /** What a schema refers to: definitions by name; {@code sameValue} are those that judge the very value it judges. */
    public record Uses(Set<String> all, Set<String> sameValue) {

        public Uses() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private record Definition(String text, Uses uses, @Nullable DocumentFault fault) {}

    private final Schemas schemas;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Map<String, Definition> converted = new HashMap<>();
    private final Map<Set<String>, SortedSet<String>> closures = new HashMap<>();

    public Definitions(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The name under which a place can be referred to. */
    String name(Place target) {
        return names.computeIfAbsent(target.pointer(), pointer -> {
            waiting.add(target);
            return freeName(pointer);
        });
    }

    /** All definitions reachable from some; fails when one of them can't be used. */
    public SortedSet<String> closure(Set<String> direct) {
        convertWaiting();
        SortedSet<String> known = closures.get(direct);
        if (known == null) {
            known = reach(direct);
            closures.put(Set.copyOf(direct), known);
        }
        return known;
    }

    public String text(String name) {
        return require(name).text();
    }

    /** Name to text of some definitions, in order of name. */
    public Map<String, String> texts(Set<String> wanted) {
        Map<String, String> texts = new LinkedHashMap<>();
        new TreeSet<>(wanted).forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    private SortedSet<String> reach(Set<String> direct) {
        SortedSet<String> reached = new TreeSet<>(direct);
        Deque<String> next = new ArrayDeque<>(direct);
        SortedMap<String, Set<String>> sameValue = new TreeMap<>();
        while (!next.isEmpty()) {
            String name = next.pop();
            Definition definition = require(name);
            if (definition.fault() != null) {
                throw definition.fault();
            }
            sameValue.put(name, definition.uses().sameValue());
            definition.uses().all().stream().filter(reached::add).forEach(next::push);
        }
        refuseEndless(sameValue);
        return reached;
    }

    /** A schema that refers to itself without going into a property or item would send a validator round for ever. */
    private static void refuseEndless(SortedMap<String, Set<String>> edges) {
        Map<String, Set<String>> open = new HashMap<>(edges);
        boolean shrinks = true;
        while (shrinks) {
            shrinks = open.entrySet().removeIf(entry -> entry.getValue().stream().noneMatch(open::containsKey));
        }
        if (!open.isEmpty()) {
            throw new DocumentFault(COMPONENTS + new TreeSet<>(open.keySet()).first(),
                    "expected a schema that does not refer to itself without a property or item between");
        }
    }

    private void convertWaiting() {
        while (!waiting.isEmpty()) {
            Place place = waiting.pop();
            converted.put(names.get(place.pointer()), convert(place));
        }
    }

    private Definition convert(Place place) {
        Uses uses = new Uses();
        try {
            return new Definition(schemas.convert(place, uses, this).toString(), uses, null);
        } catch (DocumentFault fault) {
            return new Definition("", uses, fault);
        }
    }

    private Definition require(String name) {
        Definition definition = converted.get(name);
        if (definition == null) {
            throw new IllegalStateException("definition " + name + " was never asked for");
        }
        return definition;
    }

    private String freeName(String pointer) {
        String wanted = pointer.startsWith(COMPONENTS) ? pointer.substring(COMPONENTS.length()) : pointer.substring(1);
        String name = wanted.replaceAll("[^A-Za-z0-9._-]", "_");
        if (name.length() > LONGEST_NAME || name.isEmpty() || !taken.add(name)) {
            name = name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "_" + ContentHash.brief(pointer);
            taken.add(name);
        }
        return name;
    }
}

package io.mooring.catalog.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;

/**
 * Schemas that are referred to, converted once each and only when a tool needs them. Conversion is put off to a queue, so
 * that long chains of references take no stack.
 */
public final class Definitions {

    private static final String COMPONENTS = "/components/schemas/";
    /** Those of Swagger 2.0 and of other documents stand elsewhere. */
    private static final String USUAL_PLACE = "^([^/#][^#]*#(?=/))?/(components/schemas/|definitions/|\\$defs/)?";
    private static final int LONGEST_NAME = 100;
    /** Characters; a state record holds at most 900 kB. */
    private static final int LARGEST = 800_000;
    /** Ends the name of a definition of responses where that of requests is another one. */
    private static final String OUTPUT = "_output";

    /** What a schema refers to: definitions by name; {@code sameValue} are those that judge the very value it judges. */
    public record Uses(Set<String> all, Set<String> sameValue) {

        public Uses() {
            this(new TreeSet<>(), new TreeSet<>());
        }

        /** All, in order. */
        public SortedSet<String> sorted() {
            return new TreeSet<>(all);
        }
    }

    private record Asked(Place place, Side side) {}

    private record Definition(String text, Uses uses, @Nullable DocumentFault fault) {}

    private final Schemas schemas;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Map<String, Definition> converted = new HashMap<>();
    private final Set<String> usable = new HashSet<>();

    public Definitions(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The name under which a place can be referred to from a schema of one side. */
    String name(Place target, Side side) {
        Asked asked = new Asked(target, schemas.sideOf(target, side));
        return names.computeIfAbsent(key(asked), key -> {
            waiting.add(asked);
            return freeName(target.pointer(), asked.side() == Side.RESPONSE ? OUTPUT : "");
        });
    }

    /** The name of a schema that is in no document. */
    public String own(String name, String text) {
        return names.computeIfAbsent(name, key -> {
            String free = freeName("/" + name, "");
            converted.put(free, new Definition(text, new Uses(), null));
            return free;
        });
    }

    private static String key(Asked asked) {
        return asked.side() + " " + asked.place().pointer();
    }

    /** Fails when a definition reachable from some can't be used. What was found usable once is not looked at again. */
    public void requireUsable(Set<String> direct) {
        convertWaiting();
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        direct.stream().filter(name -> !usable.contains(name)).filter(reached::add).forEach(next::push);
        SortedMap<String, Set<String>> sameValue = new TreeMap<>();
        while (!next.isEmpty()) {
            String name = next.pop();
            Definition definition = require(name);
            if (definition.fault() != null) {
                throw definition.fault();
            }
            sameValue.put(name, definition.uses().sameValue());
            definition.uses().all().stream().filter(used -> !usable.contains(used)).filter(reached::add)
                    .forEach(next::push);
        }
        refuseEndless(sameValue);
        usable.addAll(reached);
    }

    /**
     * Whether all definitions reachable from some are together not too long.
     *
     * @param most characters
     */
    public boolean isWithin(Set<String> direct, long most) {
        convertWaiting();
        Set<String> reached = new HashSet<>(direct);
        Deque<String> next = new ArrayDeque<>(direct);
        long length = 0;
        while (!next.isEmpty() && length <= most) {
            Definition definition = require(next.pop());
            length += definition.text().length();
            definition.uses().all().stream().filter(reached::add).forEach(next::push);
        }
        return length <= most;
    }

    /** All definitions reachable from some, in order of name. */
    public Map<String, SharedSchema> reachable(Set<String> direct) {
        SortedMap<String, SharedSchema> reached = new TreeMap<>();
        Deque<String> next = new ArrayDeque<>(direct);
        while (!next.isEmpty()) {
            String name = next.pop();
            Definition definition = require(name);
            if (reached.put(name, new SharedSchema(definition.text(), definition.uses().sorted())) == null) {
                next.addAll(definition.uses().all());
            }
        }
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
            Asked asked = waiting.pop();
            converted.put(names.get(key(asked)), convert(asked));
        }
    }

    private Definition convert(Asked asked) {
        Uses uses = new Uses();
        try {
            String text = schemas.convert(asked.place(), asked.side(), uses, this).toString();
            return new Definition(text, uses, text.length() <= LARGEST ? null : tooLarge(asked.place()));
        } catch (DocumentFault fault) {
            return new Definition("", uses, fault);
        }
    }

    private static DocumentFault tooLarge(Place place) {
        return new DocumentFault(place.pointer(), "expected a schema of at most " + LARGEST + " characters");
    }

    private Definition require(String name) {
        Definition definition = converted.get(name);
        if (definition == null) {
            throw new IllegalStateException("definition " + name + " was never asked for");
        }
        return definition;
    }

    private String freeName(String pointer, String suffix) {
        String wanted = pointer.endsWith("#")
                ? pointer.replaceFirst(".*/", "").replaceFirst("(\\.(json|ya?ml))?#$", "")
                : pointer.replaceFirst(USUAL_PLACE, "");
        String name = wanted.replaceAll("[^A-Za-z0-9._-]", "_") + suffix;
        if (name.length() > LONGEST_NAME || name.isEmpty() || !taken.add(name)) {
            name = name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "_" + ContentHash.brief(pointer + suffix);
            taken.add(name);
        }
        return name;
    }
}

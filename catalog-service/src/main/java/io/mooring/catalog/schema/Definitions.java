package io.mooring.catalog.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    /** Those of Swagger 2.0 and of other documents stand elsewhere. */
    private static final String USUAL_PLACE = "^([^/#][^#]*#(?=/))?/(components/schemas/|definitions/|\\$defs/)?";
    private static final int LONGEST_NAME = 100;
    /** Ends the name of a definition of responses where that of requests is another one. */
    private static final String OUTPUT = "_output";

    /** What a schema refers to: definitions by name; {@code sameValue} are those that judge the very value it judges. */
    public record Uses(Set<String> all, Set<String> sameValue) {

        public Uses() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private record Asked(Place place, Side side) {}

    private record Definition(String text, Uses uses, @Nullable DocumentFault fault) {}

    private final Schemas schemas;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Map<String, Definition> converted = new HashMap<>();
    private final Map<Set<String>, SortedSet<String>> closures = new HashMap<>();
    /** Where schemas refer to each other all around, many closures are equal: each is kept once. */
    private final Map<SortedSet<String>, SortedSet<String>> shared = new HashMap<>();

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

    /** All definitions reachable from some; fails when one of them can't be used. */
    public SortedSet<String> closure(Set<String> direct) {
        convertWaiting();
        SortedSet<String> known = closures.get(direct);
        if (known == null) {
            known = shared.computeIfAbsent(reach(direct), set -> set);
            closures.put(Set.copyOf(direct), known);
        }
        return known;
    }

    /**
     * As {@link #closure(Set)}, when its texts are not too long together.
     *
     * @param most characters
     */
    public Optional<SortedSet<String>> closure(Set<String> direct, long most) {
        convertWaiting();
        return closures.containsKey(direct) || isWithin(direct, most)
                ? Optional.of(closure(direct)).filter(names -> length(names) <= most)
                : Optional.empty();
    }

    private boolean isWithin(Set<String> direct, long most) {
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

    private long length(Set<String> names) {
        return names.stream().mapToLong(name -> text(name).length()).sum();
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
            Asked asked = waiting.pop();
            converted.put(names.get(key(asked)), convert(asked));
        }
    }

    private Definition convert(Asked asked) {
        Uses uses = new Uses();
        try {
            return new Definition(schemas.convert(asked.place(), asked.side(), uses, this).toString(), uses, null);
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

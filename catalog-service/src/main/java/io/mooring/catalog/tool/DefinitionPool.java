package io.mooring.catalog.tool;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.SharedSchema;

/**
 * Shared schemas addressed by content: by their text and all they use, directly or not, so that a hash always means the
 * same. Equal ones of different names are one, unless they use each other all around.
 *
 * @param hashes name to hash
 * @param kept hash to definition
 */
public record DefinitionPool(Map<String, String> hashes, Map<String, Kept> kept) {

    /**
     * A definition as it is stored.
     *
     * @param text JSON Schema
     * @param uses definition name to hash of those it refers to itself
     */
    public record Kept(String text, Map<String, String> uses) {}

    /** Addresses what was compiled together. What is used and not among them is left out. */
    public static DefinitionPool of(Map<String, SharedSchema> schemas) {
        Map<String, SortedSet<String>> uses = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> uses.put(name, present(schema.uses(), schemas)));
        Map<String, String> hashes = new HashMap<>();
        Rings.of(uses).forEach(ring -> address(ring, schemas, uses, hashes));
        Map<String, Kept> kept = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> kept.putIfAbsent(hashes.get(name),
                new Kept(schema.text(), named(uses.get(name), hashes))));
        return new DefinitionPool(hashes, kept);
    }

    /** Name to hash of some. */
    public SortedMap<String, String> needs(SortedSet<String> names) {
        return named(names, hashes);
    }

    private static SortedSet<String> present(SortedSet<String> names, Map<String, SharedSchema> schemas) {
        SortedSet<String> present = new TreeSet<>(names);
        present.retainAll(schemas.keySet());
        return present;
    }

    /** All that a ring uses beside itself has its hash already. */
    private static void address(SortedSet<String> ring, Map<String, SharedSchema> schemas,
            Map<String, SortedSet<String>> uses, Map<String, String> hashes) {
        String first = ring.first();
        if (ring.size() == 1 && !uses.get(first).contains(first)) {
            hashes.put(first, hash(schemas.get(first).text(), named(uses.get(first), hashes)));
            return;
        }
        SortedMap<String, String> members = new TreeMap<>();
        for (String name : ring) {
            SortedSet<String> outside = new TreeSet<>(uses.get(name));
            outside.removeAll(ring);
            members.put(name, hash(schemas.get(name).text(), named(outside, hashes)));
        }
        String whole = ContentHash.of(JsonText.write(members));
        ring.forEach(name -> hashes.put(name, ContentHash.of(JsonText.write(new String[]{name, whole}))));
    }

    private static String hash(String text, SortedMap<String, String> uses) {
        return ContentHash.of(uses.isEmpty() ? text : JsonText.write(new Object[]{text, uses}));
    }

    private static SortedMap<String, String> named(SortedSet<String> names, Map<String, String> hashes) {
        SortedMap<String, String> named = new TreeMap<>();
        names.forEach(name -> named.put(name, hashes.get(name)));
        return named;
    }
}

package io.mooring.contracts.definition;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A schema with the definitions it needs, directly or through others, under {@code $defs}. Where that is more than a reader
 * can use, those that are furthest away accept anything: at most {@value #MOST} definitions and about {@value #LONGEST}
 * characters. Every service cuts at the same place, since one checks what another one showed.
 *
 * @param schema the bundled schema
 * @param missing hashes of definitions that are needed next and not known
 */
public record Bundle(ObjectNode schema, Set<String> missing) {

    static final int MOST = 400;
    static final long LONGEST = 1_000_000;

    /** A schema that is to be bundled. */
    public record Root(ObjectNode schema, Map<String, String> uses) {}

    /**
     * Bundles what is known so far.
     *
     * @param known hash to definition
     */
    public static Bundle of(Root root, Map<String, Definition> known) {
        Walk walk = new Walk(root.uses(), known);
        walk.from(root.schema());
        ObjectNode bundled = root.schema().deepCopy();
        if (!walk.reached.isEmpty()) {
            bundled.withObject("/$defs").setAll(walk.reached);
        }
        return new Bundle(bundled, walk.missing);
    }

    /** Hashes of definitions the schema needs next and that are not known. */
    static Set<String> missing(Root root, Map<String, Definition> known) {
        Walk walk = new Walk(root.uses(), known);
        walk.from(root.schema());
        return walk.missing;
    }

    /** From level to level, so that what is cut is what is furthest away. It ends where definitions are missing. */
    private static final class Walk {

        private final Map<String, String> rootUses;
        private final Map<String, Definition> known;
        private final Map<String, JsonNode> reached = new TreeMap<>();
        private final Set<String> missing = new TreeSet<>();
        private Map<String, String> next = new TreeMap<>();
        private long length;

        Walk(Map<String, String> rootUses, Map<String, Definition> known) {
            this.rootUses = rootUses;
            this.known = known;
        }

        void from(JsonNode schema) {
            References.names(schema).forEach(name -> want(name, Map.of()));
            while (!next.isEmpty() && missing.isEmpty()) {
                Map<String, String> level = next;
                next = new TreeMap<>();
                level.forEach(this::take);
            }
        }

        /** A name nobody has a hash for is defined in the schema itself, or nowhere: a validator will say so. */
        private void want(String name, Map<String, String> uses) {
            String hash = uses.getOrDefault(name, rootUses.get(name));
            if (hash != null && !reached.containsKey(name)) {
                next.put(name, hash);
            }
        }

        private void take(String name, String hash) {
            Definition definition = known.get(hash);
            if (reached.size() >= MOST || length >= LONGEST) {
                reached.put(name, JsonNodeFactory.instance.objectNode().put("description",
                        "Left out: the whole schema is too large to be shown."));
            } else if (definition == null) {
                missing.add(hash);
            } else {
                length += definition.length();
                reached.put(name, definition.schema());
                definition.names().forEach(other -> want(other, definition.uses()));
            }
        }
    }
}

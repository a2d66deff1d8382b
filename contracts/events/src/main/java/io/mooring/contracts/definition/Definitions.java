package io.mooring.contracts.definition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.mooring.contracts.definition.Bundle.Root;
import io.smallrye.mutiny.Uni;

/** The definitions some schemas need, fetched level by level: as many questions as the deepest of them has levels. */
public final class Definitions {

    private Definitions() {}

    /**
     * Fetches what the schemas need; what was not found is left out.
     *
     * @param find hashes to those of them that exist
     */
    public static Uni<Map<String, Definition>> of(Collection<Root> schemas,
            Function<Set<String>, Uni<Map<String, Definition>>> find) {
        return more(schemas, find, Map.of(), Set.of());
    }

    private static Uni<Map<String, Definition>> more(Collection<Root> schemas,
            Function<Set<String>, Uni<Map<String, Definition>>> find, Map<String, Definition> known,
            Set<String> asked) {
        Set<String> next = new TreeSet<>();
        schemas.forEach(schema -> next.addAll(Bundle.missing(schema, known)));
        next.removeAll(asked);
        return next.isEmpty()
                ? Uni.createFrom().item(known)
                : find.apply(next).chain(found -> more(schemas, find, with(known, found), both(asked, next)));
    }

    private static Map<String, Definition> with(Map<String, Definition> known, Map<String, Definition> found) {
        Map<String, Definition> more = new HashMap<>(known);
        more.putAll(found);
        return more;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}

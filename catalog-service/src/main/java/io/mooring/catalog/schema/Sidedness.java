package io.mooring.catalog.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** Which schemas differ between request and response. All others need one definition only. */
final class Sidedness {

    private static final int DEEPEST = 8;

    /** What a schema says without what it refers to. */
    private record Facts(boolean sided, Set<Place> targets) {}

    private final References references;
    private final Map<String, Facts> facts = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> lacking = new HashMap<>();

    Sidedness(References references) {
        this.references = references;
    }

    /** Whether a schema, or one it refers to, has properties of one side only. */
    boolean matters(Place schema) {
        Boolean answer = known.get(schema.pointer());
        return answer == null ? search(schema) : answer;
    }

    /** Whether a property is not there on a side: it says so, or what it refers to does, also as one of all it is. */
    boolean hides(Side side, Place property) {
        return lacks(side, property, DEEPEST);
    }

    private boolean lacks(Side side, Place schema, int levels) {
        if (side.lacks(schema) || levels == 0) {
            return side.lacks(schema);
        }
        if (References.isReference(schema)) {
            Place target = references.target(schema);
            String key = side + " " + target.pointer();
            Boolean answer = lacking.get(key);
            if (answer == null) {
                answer = lacks(side, references.follow(target), levels - 1);
                lacking.put(key, answer);
            }
            return answer;
        }
        return schema.at("allOf").items().stream().anyMatch(part -> lacks(side, part, levels - 1));
    }

    private boolean search(Place schema) {
        Set<String> reached = new HashSet<>(Set.of(schema.pointer()));
        Deque<Place> next = new ArrayDeque<>(Set.of(schema));
        while (!next.isEmpty()) {
            Place place = next.pop();
            Facts found = facts.computeIfAbsent(place.pointer(), pointer -> facts(place));
            if (found.sided() || Boolean.TRUE.equals(known.get(place.pointer()))) {
                known.put(schema.pointer(), true);
                return true;
            }
            found.targets().stream().filter(target -> !Boolean.FALSE.equals(known.get(target.pointer())))
                    .filter(target -> reached.add(target.pointer())).forEach(next::push);
        }
        reached.forEach(pointer -> known.put(pointer, false));
        return false;
    }

    /** What stands in an example counts too: at worst there are two equal definitions, stored once. */
    private Facts facts(Place schema) {
        Set<Place> targets = new LinkedHashSet<>();
        Deque<Place> next = new ArrayDeque<>(Set.of(new Place(schema.pointer(), schema.node())));
        boolean sided = false;
        while (!next.isEmpty() && !sided) {
            Place place = next.pop();
            sided = Side.tells(place);
            if (References.isReference(place)) {
                addTarget(place, targets);
            }
            place.members().stream().filter(member -> member.node().isContainerNode()).forEach(next::push);
            place.items().stream().filter(item -> item.node().isContainerNode()).forEach(next::push);
        }
        return new Facts(sided, targets);
    }

    private void addTarget(Place reference, Set<Place> targets) {
        try {
            targets.add(references.target(reference));
        } catch (DocumentFault toldByTheConversion) {
            // A schema with a reference that leads nowhere is of no side.
        }
    }
}

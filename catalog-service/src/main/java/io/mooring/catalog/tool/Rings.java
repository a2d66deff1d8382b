package io.mooring.catalog.tool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names that use each other all around: strongly connected components, by Tarjan's algorithm without recursion, since
 * chains of definitions may be longer than a stack.
 */
final class Rings {

    /** A name whose uses are being looked at. */
    private record Visit(String name, Iterator<String> uses) {}

    private final Map<String, SortedSet<String>> uses;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<SortedSet<String>> rings = new ArrayList<>();

    private Rings(Map<String, SortedSet<String>> uses) {
        this.uses = uses;
    }

    /**
     * Each name in one ring, alone where it is in no circle; a ring comes after those it uses.
     *
     * @param uses each name to names that are keys, too
     */
    static List<SortedSet<String>> of(Map<String, SortedSet<String>> uses) {
        Rings rings = new Rings(uses);
        uses.keySet().stream().filter(name -> !rings.order.containsKey(name)).forEach(rings::visit);
        return rings.rings;
    }

    private void visit(String root) {
        Deque<Visit> visits = new ArrayDeque<>(List.of(enter(root)));
        while (!visits.isEmpty()) {
            Visit visit = visits.peek();
            if (visit.uses().hasNext()) {
                String used = visit.uses().next();
                if (!order.containsKey(used)) {
                    visits.push(enter(used));
                } else if (isOpen.contains(used)) {
                    lowest.merge(visit.name(), order.get(used), Math::min);
                }
            } else {
                visits.pop();
                leave(visit.name());
                if (!visits.isEmpty()) {
                    lowest.merge(visits.peek().name(), lowest.get(visit.name()), Math::min);
                }
            }
        }
    }

    private Visit enter(String name) {
        order.put(name, order.size());
        lowest.put(name, order.get(name));
        open.push(name);
        isOpen.add(name);
        return new Visit(name, uses.get(name).iterator());
    }

    private void leave(String name) {
        if (!lowest.get(name).equals(order.get(name))) {
            return;
        }
        SortedSet<String> ring = new TreeSet<>();
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            ring.add(member);
        } while (!member.equals(name));
        rings.add(ring);
    }
}

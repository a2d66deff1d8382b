package io.mooring.catalog.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mooring.catalog.Offer;

/**
 * The lists of all connections as one: equal tools are one tool that says who offers it; of different ones with one name
 * that of most connections is the usual one, the others are variants of it. When two have equally many, the one that was
 * the usual one stays it, so that names don't change to and fro.
 */
final class Merge {

    /** Hex digits of the hash that name a variant. */
    private static final int DIGITS = 8;
    private static final Comparator<Content> MOST_USUAL = Comparator
            .<Content, Integer>comparing(content -> content.connections.size())
            .thenComparing(content -> content.usual).reversed().thenComparing(content -> content.hash);

    /** One form of a tool, and who offers it. */
    private record Content(Offer offer, String hash, boolean usual, SortedSet<String> connections) {}

    private Merge() {}

    /**
     * What is offered after one connection listed anew. A tool of the integration itself, which no connection has listed,
     * is a guess: it gives way.
     *
     * @param now what was offered before
     * @param connection who listed
     * @param listed what it offers now; empty when it is gone
     */
    static List<Offer> of(List<Offer> now, String connection, List<Offer> listed) {
        SortedMap<String, Map<String, Content>> names = new TreeMap<>();
        for (Offer offer : now) {
            TreeSet<String> others = new TreeSet<>(offer.connections());
            others.remove(connection);
            if (!others.isEmpty()) {
                content(names, offer, offer.isUsual()).connections().addAll(others);
            }
        }
        listed.forEach(offer -> content(names, offer, false).connections().add(connection));
        List<Offer> merged = new ArrayList<>();
        names.values().forEach(contents -> merged.addAll(variants(contents.values().stream().sorted(MOST_USUAL)
                .toList())));
        return merged;
    }

    private static Content content(SortedMap<String, Map<String, Content>> names, Offer offer, boolean usual) {
        String hash = offer.contentHash();
        return names.computeIfAbsent(offer.tool().name(), name -> new LinkedHashMap<>()).computeIfAbsent(hash,
                unknown -> new Content(offer, hash, usual, new TreeSet<>()));
    }

    private static List<Offer> variants(List<Content> contents) {
        List<Offer> offers = new ArrayList<>();
        for (Content content : contents) {
            String variant = offers.isEmpty() ? "" : content.hash.substring(0, DIGITS);
            offers.add(new Offer(content.offer.tool(), variant, List.copyOf(content.connections),
                    content.offer.hashes()));
        }
        return offers;
    }
}

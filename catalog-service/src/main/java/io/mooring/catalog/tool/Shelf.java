package io.mooring.catalog.tool;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

/**
 * The tools of one integration as they shall be, their definitions addressed by content.
 *
 * @param version of whatever is new or different
 * @param offers each by its name and variant once
 * @param schemas hash to text of the definitions; equal ones of different names are one
 * @param hashes definition name to hash
 */
public record Shelf(String tenant, String integration, Kind kind, long version, List<Offer> offers,
        Map<String, String> schemas, Map<String, String> hashes) {

    /** What a kind compiled: every connection offers it. */
    public static Shelf of(String tenant, String integration, Kind kind, long version, Toolset toolset) {
        return of(tenant, integration, kind, version, toolset.tools().stream().map(Offer::byAll).toList(),
                toolset.definitions());
    }

    /**
     * What connections offer.
     *
     * @param definitions name to JSON Schema text
     */
    public static Shelf of(String tenant, String integration, Kind kind, long version, List<Offer> offers,
            Map<String, String> definitions) {
        Map<String, String> hashes = new HashMap<>();
        Map<String, String> schemas = new LinkedHashMap<>();
        definitions.forEach((name, text) -> {
            String hash = ContentHash.of(text);
            hashes.put(name, hash);
            schemas.put(hash, text);
        });
        return new Shelf(tenant, integration, kind, version, offers, schemas, hashes);
    }

    /** What an offered tool needs: definition name to hash. */
    Map<String, String> needs(Offer offer) {
        return offer.hashes().isEmpty() ? needs(offer.tool()) : new TreeMap<>(offer.hashes());
    }

    /** What a tool needs when all mean the same by a name. */
    Map<String, String> needs(Tool tool) {
        Map<String, String> needs = new TreeMap<>();
        tool.definitions().forEach(name -> needs.put(name, hashes.get(name)));
        return needs;
    }
}

package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.catalog.Kind;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.tool.DefinitionPool.Kept;

/**
 * The tools of one integration as they shall be, their definitions addressed by content.
 *
 * @param version of whatever is new or different
 * @param offers each by its name and variant once
 * @param pool definitions; all that tools need, directly or through another one
 */
public record Shelf(String tenant, String integration, Kind kind, long version, List<Offer> offers,
        DefinitionPool pool) {

    /** What a kind compiled: every connection offers it. */
    public static Shelf of(String tenant, String integration, Kind kind, long version, Toolset toolset) {
        return new Shelf(tenant, integration, kind, version, toolset.tools().stream().map(Offer::byAll).toList(),
                DefinitionPool.of(toolset.definitions()));
    }

    /** What an offered tool refers to: definition name to hash. */
    Map<String, String> needs(Offer offer) {
        return offer.hashes().isEmpty() ? pool.needs(offer.tool().definitions()) : new TreeMap<>(offer.hashes());
    }

    /** Hash to definition. */
    Map<String, Kept> schemas() {
        return pool.kept();
    }
}

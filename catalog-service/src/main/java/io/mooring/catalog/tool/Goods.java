package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

/**
 * Tools that shall be stored, with their hashes, which take a while for thousands of them.
 *
 * @param items each by its name and variant once
 * @param pool definitions; all that the tools need, directly or through another one
 */
public record Goods(List<Item> items, DefinitionPool pool) {

    /**
     * One tool and who offers it.
     *
     * @param needs definition name to hash of those it refers to, in order of name
     * @param hash of its content: equal when no reader could tell two apart
     */
    public record Item(Offer offer, Map<String, String> needs, String hash) {

        Tool tool() {
            return offer.tool();
        }
    }

    /** What a kind compiled: every connection offers it. */
    static Goods of(Toolset toolset) {
        return of(toolset.tools().stream().map(Offer::byAll).toList(), DefinitionPool.of(toolset.definitions()));
    }

    /** What connections offer. */
    static Goods of(List<Offer> offers, DefinitionPool pool) {
        return new Goods(offers.stream().map(offer -> item(offer, pool)).toList(), pool);
    }

    private static Item item(Offer offer, DefinitionPool pool) {
        Map<String, String> needs = offer.hashes().isEmpty()
                ? pool.needs(offer.tool().definitions())
                : new TreeMap<>(offer.hashes());
        return new Item(offer, needs, hash(offer, needs));
    }

    private static String hash(Offer offer, Map<String, String> needs) {
        Tool tool = offer.tool();
        // as JSON, because texts that are only put one after the other could meet in two ways
        return ContentHash.of(JsonText.write(List.of(tool.title(), tool.description(), tool.inputSchema(),
                tool.outputSchema() == null ? List.of() : tool.outputSchema(), needs, tool.binding(),
                tool.parameterNames(), tool.hints(), tool.tags(), offer.connections())));
    }
}

package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;

import io.mooring.catalog.Kind;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.mooring.catalog.tool.Goods.Item;

/**
 * The tools of one integration as they shall be.
 *
 * @param version of whatever is new or different
 * @param goods its tools and their definitions
 */
public record Shelf(String tenant, String integration, Kind kind, long version, Goods goods) {

    public List<Item> items() {
        return goods.items();
    }

    /** Hash to definition. */
    Map<String, Kept> schemas() {
        return goods.pool().kept();
    }
}

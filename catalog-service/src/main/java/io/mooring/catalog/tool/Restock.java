package io.mooring.catalog.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.mooring.catalog.Changes;
import io.mooring.catalog.tool.Goods.Item;
import io.mooring.catalog.tool.Stock.Key;

/**
 * What has to be written so that what is stored becomes what shall be: nothing of what is the same.
 *
 * @param put tools that are new or different
 * @param drop tools that are gone
 * @param putSchemas hashes of new definitions
 * @param dropSchemas hashes of definitions no tool needs any more
 * @param changes for people
 */
record Restock(List<Item> put, List<Key> drop, List<String> putSchemas, List<String> dropSchemas, Changes changes) {

    static Restock of(Shelf shelf, Stock stock) {
        List<Item> put = new ArrayList<>();
        Set<Key> wanted = new HashSet<>();
        for (Item item : shelf.items()) {
            Key key = Key.of(item.offer());
            wanted.add(key);
            String stored = stock.tools().get(key);
            if (stored == null || !stored.equals(item.hash())) {
                put.add(item);
            }
        }
        List<Key> drop = stock.tools().keySet().stream().filter(key -> !wanted.contains(key)).toList();
        List<String> putSchemas = without(shelf.schemas().keySet(), stock.definitions());
        List<String> dropSchemas = without(stock.definitions(), shelf.schemas().keySet());
        boolean definitions = !putSchemas.isEmpty() || !dropSchemas.isEmpty();
        return new Restock(put, drop, putSchemas, dropSchemas, changes(put, drop, stock, definitions));
    }

    /** A name that only gained or lost a variant is a changed tool. */
    private static Changes changes(List<Item> put, List<Key> drop, Stock stock, boolean definitions) {
        Set<String> before = names(stock.tools().keySet());
        Set<Key> after = new HashSet<>(stock.tools().keySet());
        drop.forEach(after::remove);
        Set<String> left = names(after);
        Set<String> written = names(put.stream().map(item -> Key.of(item.offer())).toList());
        Set<String> dropped = names(drop);
        Set<String> touched = new HashSet<>(written);
        touched.addAll(dropped);
        return new Changes(written.stream().filter(name -> !before.contains(name)).sorted().toList(),
                dropped.stream().filter(name -> !left.contains(name) && !written.contains(name)).sorted().toList(),
                touched.stream().filter(before::contains).filter(name -> left.contains(name) || written.contains(name))
                        .sorted().toList(),
                definitions);
    }

    private static Set<String> names(Collection<Key> keys) {
        Set<String> names = new HashSet<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(hash -> !some.contains(hash)).toList();
    }
}

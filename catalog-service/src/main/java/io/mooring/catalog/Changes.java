package io.mooring.catalog;

import java.util.List;

/**
 * What rebuilding an integration did to its tools, by name, each list in order.
 *
 * @param added were not there before
 * @param removed are gone
 * @param changed are there in another form
 * @param definitions whether shared definitions came or went
 */
public record Changes(List<String> added, List<String> removed, List<String> changed, boolean definitions) {

    public static final Changes NONE = new Changes(List.of(), List.of(), List.of(), false);

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && !definitions;
    }
}

package io.mooring.catalog.tool;

import java.util.Map;
import java.util.Set;

import io.mooring.catalog.Offer;

/**
 * What is stored of an integration's tools.
 *
 * @param tools to the hash of their content
 * @param definitions hashes of the definitions
 */
record Stock(Map<Key, String> tools, Set<String> definitions) {

    /** What tells two tools of an integration apart. */
    record Key(String name, String variant) {

        static Key of(Offer offer) {
            return new Key(offer.tool().name(), offer.variant());
        }
    }
}

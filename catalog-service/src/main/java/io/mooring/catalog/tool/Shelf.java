package io.mooring.catalog.tool;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

/**
 * The tools of one integration at one version, their definitions addressed by content.
 *
 * @param toolset what was compiled
 * @param hashes definition name to hash
 */
public record Shelf(String tenant, String integration, String kind, long version, Toolset toolset,
        Map<String, String> hashes) {

    public static Shelf of(String tenant, String integration, String kind, long version, Toolset toolset) {
        Map<String, String> hashes = new HashMap<>();
        toolset.definitions().forEach((name, text) -> hashes.put(name, ContentHash.of(text)));
        return new Shelf(tenant, integration, kind, version, toolset, hashes);
    }

    /** Hash to schema text. Equal schemas of different names are one. */
    Map<String, String> schemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        toolset.definitions().forEach((name, text) -> schemas.put(hashes.get(name), text));
        return schemas;
    }

    /** What a tool needs: definition name to hash. */
    Map<String, String> needs(Tool tool) {
        Map<String, String> needs = new TreeMap<>();
        tool.definitions().forEach(name -> needs.put(name, hashes.get(name)));
        return needs;
    }
}

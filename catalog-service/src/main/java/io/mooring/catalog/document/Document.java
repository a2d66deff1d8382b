package io.mooring.catalog.document;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A document as it was read.
 *
 * @param root what it is; large parts of it are read when they are asked for
 * @param foreign references that leave the document: as written, to the pointer of the first place
 * @param ids pointer to {@code $id} (JSON Schema 2020-12 §8.2.1)
 * @param anchors {@code $anchor} and {@code $dynamicAnchor} (§8.2.2) to pointer
 */
public record Document(JsonNode root, Map<String, String> foreign, Map<String, String> ids,
        Map<String, String> anchors) {

    static final Document EMPTY = of(MissingNode.getInstance());

    static Document of(JsonNode root) {
        return new Document(root, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
}

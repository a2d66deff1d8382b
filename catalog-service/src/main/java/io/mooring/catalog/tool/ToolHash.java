package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;

/** The content of a tool as one hash: equal when no reader could tell the two apart. */
final class ToolHash {

    private ToolHash() {}

    /**
     * The hash of an offer.
     *
     * @param needs definition name to hash, in order of name
     */
    static String of(Offer offer, Map<String, String> needs) {
        Tool tool = offer.tool();
        // as JSON, because texts that are only put one after the other could meet in two ways
        return ContentHash.of(JsonText.write(List.of(tool.title(), tool.description(), tool.inputSchema(),
                tool.outputSchema() == null ? List.of() : tool.outputSchema(), needs, tool.binding(),
                tool.parameterNames(), tool.hints(), tool.tags(), offer.connections())));
    }
}

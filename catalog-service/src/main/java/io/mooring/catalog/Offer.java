package io.mooring.catalog;

import java.util.List;

/**
 * A tool and who offers it.
 *
 * @param tool what can be called
 * @param variant tells tools of one name apart that differ between connections; empty for the usual one
 * @param connections ids of the connections that offer it; empty when every connection of the integration does
 */
public record Offer(Tool tool, String variant, List<String> connections) {

    /** A tool every connection offers. */
    public static Offer byAll(Tool tool) {
        return new Offer(tool, "", List.of());
    }
}

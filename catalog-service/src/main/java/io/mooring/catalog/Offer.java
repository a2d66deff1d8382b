package io.mooring.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tool and who offers it.
 *
 * @param tool what can be called
 * @param variant tells tools of one name apart that differ between connections; empty for the usual one
 * @param connections ids of the connections that offer it; empty when every connection of the integration does
 * @param hashes definition name to hash, of those its schemas refer to themselves; empty where all tools mean the same by
 *        a name
 */
public record Offer(Tool tool, String variant, List<String> connections, Map<String, String> hashes) {

    public Offer(Tool tool, String variant, List<String> connections) {
        this(tool, variant, connections, Map.of());
    }

    /** A tool every connection offers. */
    public static Offer byAll(Tool tool) {
        return new Offer(tool, "", List.of());
    }

    /** Whether it is the one of its name a caller means who says no variant. */
    public boolean isUsual() {
        return variant.isEmpty();
    }

    /** Equal for tools no reader could tell apart, whoever offers them. Needs {@link #hashes}. */
    public String contentHash() {
        // each part is preceded by its length, so that no two lists of parts give one text
        StringBuilder text = new StringBuilder();
        List.of(tool.title(), tool.description(), tool.inputSchema(), String.valueOf(tool.outputSchema()),
                new TreeMap<>(hashes).toString(), tool.binding(), tool.parameterNames().toString(),
                tool.hints().toString(), tool.tags().toString())
                .forEach(part -> text.append(part.length()).append(':').append(part));
        return ContentHash.of(text.toString());
    }
}

package io.mooring.executor.toolview;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which tools count: those of connected integrations, on a connection that offers them, and built-in ones, which need none.
 *
 * @param kinds kinds that can be run
 * @param integrations integrations that are connected
 * @param connections ids of these connections
 * @param readOnly those of the integrations whose writing tools do not count
 * @param only the one integration that is wanted; null for all
 * @param veil what policies leave of that; null for all
 */
public record Reach(Set<String> kinds, Set<String> integrations, Set<String> connections, Set<String> readOnly,
        @Nullable String only, @Nullable Veil veil) {

    /** One that no policy narrows. */
    public Reach(Set<String> kinds, Set<String> integrations, Set<String> connections, Set<String> readOnly,
            @Nullable String only) {
        this(kinds, integrations, connections, readOnly, only, null);
    }

    /** Only tools of one kind. */
    public Reach ofKind(String kind) {
        return new Reach(kinds.contains(kind) ? Set.of(kind) : Set.of(), integrations, connections, readOnly, only,
                veil);
    }

    /** What a veil leaves of it. */
    public Reach under(Veil narrowing) {
        return new Reach(kinds, integrations, connections, readOnly, only, narrowing);
    }
}

package io.mooring.executor.discovery;

import java.util.List;

import io.mooring.executor.reach.Reached;
import io.mooring.executor.toolview.ToolView;

/**
 * A candidate: enough to choose by, little enough for ten of them.
 *
 * @param description its beginning
 * @param connections what the user may choose from
 */
record FoundTool(String name, String description, String integration, List<Choice> connections, boolean readOnly,
        boolean destructive) {

    private static final int LONGEST = 300;

    /**
     * Of a tool in all its variants within reach. It counts as read-only when all of them are, as destructive when one is.
     *
     * @param variants at least one
     */
    static FoundTool of(List<ToolView> variants, Reached reached) {
        ToolView usual = variants.getFirst();
        return new FoundTool(usual.callName(), Excerpt.of(usual.description(), LONGEST), usual.integration(),
                Choice.of(usual.name(), variants.stream().flatMap(tool -> reached.connections(tool).stream()).toList()),
                variants.stream().allMatch(ToolView::readOnly), variants.stream().anyMatch(ToolView::destructive));
    }
}

package io.mooring.executor.intake;

import java.util.List;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolView;

/**
 * What somebody can reach.
 *
 * @param usable active connections of the user, the user's own first
 */
public record Reached(Reach reach, List<ConnectionView> usable) {

    /** The connections a tool within reach can be called on. */
    public List<ConnectionView> connections(ToolView tool) {
        return tool.isBuiltIn()
                ? List.of(ConnectionView.builtIn(tool.integration()))
                : usable.stream().filter(connection -> connection.integration().equals(tool.integration())
                        && tool.isOfferedOn(connection.id())).toList();
    }
}

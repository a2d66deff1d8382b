package io.mooring.executor.dispatch;

import java.util.List;

import io.mooring.executor.Outcome;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/**
 * A call whose arguments fit.
 *
 * @param sending sends it, once
 */
public record Prepared(ToolView tool, Sending sending) {

    /** The last step of a call; every end of it is an outcome. */
    public interface Sending {

        /**
         * @param connection the one that was chosen
         * @param placements its credential
         */
        Uni<Outcome> send(ConnectionView connection, List<Placement> placements);
    }
}

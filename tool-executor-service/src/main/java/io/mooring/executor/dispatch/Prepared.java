package io.mooring.executor.dispatch;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.Outcome;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/**
 * A call whose arguments fit.
 *
 * @param deadline its credential has to be there by then as well; null where its time begins with the request
 * @param sending sends it, once
 */
public record Prepared(ToolView tool, @Nullable Instant deadline, Sending sending) {

    /** One whose time begins with its request. */
    public Prepared(ToolView tool, Sending sending) {
        this(tool, null, sending);
    }

    /** The last step of a call; every end of it is an outcome. */
    public interface Sending {

        /**
         * @param connection the one that was chosen
         * @param placements its credential
         */
        Uni<Outcome> send(ConnectionView connection, List<Placement> placements);
    }
}

package io.mooring.executor.intake;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.Reach;

/** Which tools a user can run now. */
final class UserReach {

    private UserReach() {}

    /**
     * What these connections reach.
     *
     * @param usable active connections of the user
     * @param only the one integration that is asked for; null for all
     */
    static Reach of(List<ConnectionView> usable, @Nullable String only) {
        return new Reach(Runner.KINDS,
                usable.stream().map(ConnectionView::integration).collect(Collectors.toUnmodifiableSet()),
                usable.stream().map(ConnectionView::id).collect(Collectors.toUnmodifiableSet()), only);
    }
}

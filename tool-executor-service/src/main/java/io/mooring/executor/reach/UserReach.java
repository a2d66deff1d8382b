package io.mooring.executor.reach;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.Runner;
import io.mooring.executor.toolview.Reach;

/** Which tools a user can run now. */
final class UserReach {

    private UserReach() {}

    /**
     * What these connections reach.
     *
     * @param usable active connections of the user
     * @param scope how far the caller's tools go
     * @param only the one integration that is asked for; null for all
     */
    static Reach of(List<ConnectionView> usable, Scope scope, @Nullable String only) {
        return new Reach(scope.limited() ? Runner.UPSTREAM : Runner.KINDS,
                integrations(usable).stream().filter(scope::reaches).collect(Collectors.toUnmodifiableSet()),
                ids(usable), scope.readOnly(), only);
    }

    static Set<String> ids(List<ConnectionView> usable) {
        return usable.stream().map(ConnectionView::id).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> integrations(List<ConnectionView> usable) {
        return usable.stream().map(ConnectionView::integration).collect(Collectors.toUnmodifiableSet());
    }
}

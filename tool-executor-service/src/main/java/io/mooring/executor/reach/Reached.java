package io.mooring.executor.reach;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.policy.Target;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.Veil;

/**
 * What somebody can reach.
 *
 * @param usable active connections of the user, the user's own first
 * @param rules what is blocked on them
 */
public record Reached(Reach reach, List<ConnectionView> usable, Rules rules) {

    /** Only tools of one kind. */
    public Reached ofKind(String kind) {
        return new Reached(reach.ofKind(kind), usable, rules);
    }

    /** The connections a tool within reach can be called on. */
    public List<ConnectionView> connections(ToolView tool) {
        Stream<ConnectionView> offering = tool.isBuiltIn()
                ? Stream.of(ConnectionView.builtIn(tool.integration()))
                : usable.stream().filter(connection -> connection.integration().equals(tool.integration())
                        && tool.isOfferedOn(connection.id()));
        return offering.filter(connection -> !rules.blocks(Target.of(tool, connection))).toList();
    }

    /** The connections on which a tool of that name is not blocked, if they offer it. */
    public List<ConnectionView> admitting(String tool) {
        return usable.stream().filter(connection -> !rules.blocks(Target.named(tool, connection))).toList();
    }

    /**
     * The same without what is blocked.
     *
     * @param named the tools within reach that policies name
     */
    Reached veiled(Collection<ToolView> named) {
        List<ConnectionView> open = Stream
                .concat(usable.stream(), Stream.of(ConnectionView.builtIn(ToolView.BUILT_IN_INTEGRATION)))
                .filter(connection -> !rules.blocks(Target.anyOn(connection))).toList();
        Set<ToolPosition> shown = named.stream().filter(tool -> !connections(tool).isEmpty()).map(ToolView::position)
                .collect(Collectors.toUnmodifiableSet());
        Set<ToolPosition> hidden = named.stream().map(ToolView::position).filter(tool -> !shown.contains(tool))
                .collect(Collectors.toUnmodifiableSet());
        return new Reached(reach.under(new Veil(UserReach.integrations(open), UserReach.ids(open), shown, hidden)),
                usable, rules);
    }
}

package io.mooring.executor.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.Action.Address;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;

/** Names of the tools that are to be described, call names or addresses, each once. */
public record ToolNames(List<Action> actions) {

    private static final int MOST = 20;
    private static final int LONGEST = 600;

    /** Reads the query parameter; fails with 400 that names it. */
    public static ToolNames of(@Nullable List<String> names) {
        Set<String> each = new LinkedHashSet<>(names == null ? List.of() : names);
        if (each.isEmpty() || each.size() > MOST
                || each.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
            throw GeneralError.BAD_REQUEST.at("name", "expected 1 to " + MOST + " names of tools, each of at most "
                    + LONGEST + " characters");
        }
        return new ToolNames(each.stream().map(Action::parse).toList());
    }

    /** Those that are no addresses. */
    Set<String> callNames() {
        return actions.stream().filter(action -> action.address() == null).map(Action::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the addresses. */
    List<ToolPosition> places() {
        return actions.stream().map(Action::address).filter(java.util.Objects::nonNull)
                .map(address -> new ToolPosition(address.integration(), address.tool(), "")).toList();
    }

    /** Whether the name is the tool's, on one of these connections. */
    static boolean isOf(Action action, ToolView tool, List<ConnectionView> connections) {
        Address address = action.address();
        return address == null
                ? tool.isCalled(action.text())
                : tool.integration().equals(address.integration()) && tool.name().equals(address.tool())
                        && connections.stream().anyMatch(connection -> connection.owner().equals(address.owner())
                                && connection.name().equals(address.connection()));
    }
}

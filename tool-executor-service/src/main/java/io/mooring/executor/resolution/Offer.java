package io.mooring.executor.resolution;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.Action.Address;
import io.mooring.executor.toolview.ToolView;

/**
 * A tool as one user can have it.
 *
 * @param variants those of its variants that a connection of the user offers; none when the tool does not exist for them
 * @param connections the user's connections on which it is offered, whatever their status
 */
public record Offer(List<ToolView> variants, List<ConnectionView> connections) {

    /**
     * Leaves out what is not for this user: that another one's connection offers a tool is nobody's business.
     *
     * @param all every variant of the tool
     * @param visible connections of its integration that the user may use
     */
    public static Offer of(List<ToolView> all, List<ConnectionView> visible) {
        List<ToolView> variants = all.stream().filter(tool -> tool.connections().isEmpty()
                || visible.stream().anyMatch(connection -> tool.isOfferedOn(connection.id()))).toList();
        return new Offer(variants, visible.stream()
                .filter(connection -> variants.stream().anyMatch(tool -> tool.isOfferedOn(connection.id()))).toList());
    }

    /** Whether it is any use to look at this offer closer: the tool exists, and so does a connection like the one asked for. */
    public boolean isComplete(@Nullable Address address, @Nullable String wanted) {
        return !variants.isEmpty() && !candidates(address, wanted).isEmpty();
    }

    /** Connections like the one asked for. */
    public List<ConnectionView> candidates(@Nullable Address address, @Nullable String wanted) {
        return ConnectionChoice.candidates(connections, address, wanted);
    }

    /** The tool whose schema judges the arguments. When it depends on the connection, that has to be clear first. */
    public ToolView tool(@Nullable Address address, @Nullable String wanted) {
        return variants.size() == 1
                ? variants.getFirst()
                : on(ConnectionChoice.choose(connections, address, wanted));
    }

    /** The variant of a connection; one that names it before one that is for all. */
    private ToolView on(ConnectionView connection) {
        return variants.stream().filter(tool -> tool.isOfferedOn(connection.id()))
                .max(Comparator.comparing(tool -> !tool.connections().isEmpty())).orElseThrow();
    }
}

package io.mooring.executor.discovery;

import java.util.List;

import io.mooring.executor.connectionview.ConnectionView;

/** A connection a tool can be called on, and its address there. */
record Choice(String id, String owner, String name, String address) {

    static List<Choice> of(String tool, List<ConnectionView> connections) {
        return connections.stream().distinct().map(connection -> new Choice(connection.id(), connection.owner(),
                connection.name(), connection.address() + "." + tool)).toList();
    }
}

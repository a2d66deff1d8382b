package io.mooring.executor.resolution;

import io.mooring.executor.connectionview.ConnectionView;

/** Connections of integration {@code echo}. */
final class Connections {

    private Connections() {}

    static ConnectionView active(String id) {
        return new ConnectionView(id, "org", null, "echo", "name of " + id, "none", "ACTIVE", 1);
    }
}

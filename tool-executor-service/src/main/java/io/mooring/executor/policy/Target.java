package io.mooring.executor.policy;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolView;

/**
 * What a call is aimed at.
 *
 * @param owner {@code org} or {@code user}
 * @param connection name of the connection, which may have dots
 * @param callName name without an address, perhaps shortened
 */
public record Target(String integration, String owner, String connection, String tool, String callName,
        boolean destructive) {

    /** Where a place is not known: matched by what means any place only. */
    private static final String NOWHERE = "\0";

    /** A tool on a connection. */
    public static Target of(ToolView tool, ConnectionView connection) {
        return new Target(tool.integration(), connection.owner(), connection.name(), tool.name(), tool.callName(),
                tool.destructive());
    }

    /** A tool nobody has connected yet. */
    public static Target unconnected(ToolView tool) {
        return new Target(tool.integration(), NOWHERE, NOWHERE, tool.name(), tool.callName(), tool.destructive());
    }

    /** A tool of a name on a connection, if there is one. */
    public static Target named(String tool, ConnectionView connection) {
        return new Target(connection.integration(), connection.owner(), connection.name(), tool, NOWHERE, false);
    }

    /** Any tool of a connection that no policy names. */
    public static Target anyOn(ConnectionView connection) {
        return new Target(connection.integration(), connection.owner(), connection.name(), NOWHERE, NOWHERE, false);
    }

    /** The canonical address. */
    public String address() {
        return integration + "." + owner + "." + connection + "." + tool;
    }

    boolean isCalled(String name) {
        return name.equals(callName) || name.equals("mcp_" + integration + "_" + tool);
    }
}

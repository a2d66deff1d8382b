package io.mooring.executor.policy;

/**
 * What a call is aimed at.
 *
 * @param owner {@code org} or {@code user}
 * @param connection name of the connection, which may have dots
 * @param callName name without an address, perhaps shortened
 */
public record Target(String integration, String owner, String connection, String tool, String callName,
        boolean destructive) {

    /** The canonical address. */
    public String address() {
        return integration + "." + owner + "." + connection + "." + tool;
    }

    boolean isCalled(String name) {
        return name.equals(callName) || name.equals("mcp_" + integration + "_" + tool);
    }
}

package io.mooring.executor.policy;

/** Targets of calls. */
final class Targets {

    private Targets() {}

    static Target at(String address) {
        return at(address, false);
    }

    static Target destructive(String address) {
        return at(address, true);
    }

    private static Target at(String address, boolean destructive) {
        String integration = address.substring(0, address.indexOf('.'));
        String[] parts = address.split("\\.");
        String tool = address.substring(address.lastIndexOf('.') + 1);
        String connection = address.substring(integration.length() + parts[1].length() + 2, address.lastIndexOf('.'));
        return new Target(integration, parts[1], connection, tool, "mcp_" + integration + "_" + tool, destructive);
    }
}

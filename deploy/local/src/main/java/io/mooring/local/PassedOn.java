package io.mooring.local;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Variables of the launcher's own environment that every service gets as they are: the server-wide key and its tenant, and
 * what MCP servers that are processes may do.
 */
public record PassedOn(Map<String, String> variables) {

    private static final Set<String> NAMES = Set.of("MOORING_SERVER_KEY", "MOORING_SERVER_KEY_TENANT");
    private static final String SERVERS = "EXECUTOR_STDIO_";

    static PassedOn of(Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().removeIf(name -> !NAMES.contains(name) && !name.startsWith(SERVERS));
        return new PassedOn(Map.copyOf(variables));
    }

    static PassedOn nothing() {
        return new PassedOn(Map.of());
    }

    /** Without their values. */
    @Override
    public String toString() {
        return "PassedOn" + new TreeMap<>(variables).keySet();
    }
}

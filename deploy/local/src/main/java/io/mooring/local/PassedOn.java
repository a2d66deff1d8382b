package io.mooring.local;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Variables of the launcher's own environment that every service gets as they are: the server-wide key and its tenant. */
public record PassedOn(Map<String, String> variables) {

    private static final Set<String> NAMES = Set.of("MOORING_SERVER_KEY", "MOORING_SERVER_KEY_TENANT");

    static PassedOn of(Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().retainAll(NAMES);
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

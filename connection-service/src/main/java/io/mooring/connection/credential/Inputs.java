package io.mooring.connection.credential;

import java.util.Map;

/**
 * The values a connection authenticates with, in the clear: on their way into the store or into a rendered placement.
 *
 * @param values input name to value
 */
public record Inputs(Map<String, String> values) {

    public Inputs {
        values = Map.copyOf(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Inputs" + values.keySet();
    }
}

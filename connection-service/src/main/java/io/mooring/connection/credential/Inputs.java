package io.mooring.connection.credential;

import java.util.HashMap;
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

    /** These, and in place of those of the same name the newer ones. */
    public Inputs with(Inputs newer) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(newer.values);
        return new Inputs(all);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Inputs" + values.keySet();
    }
}

package io.mooring.connection.handoff;

import java.util.List;
import java.util.Map;

/** A form as a browser sent it. */
record Submission(Map<String, List<String>> values) {

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Empty when there is none. */
    String text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Submission" + values.keySet();
    }
}

package io.mooring.local.connector;

import java.util.List;

/** The states of one connector, as Connect reports them. */
record Connector(String state, List<String> tasks) {

    private static final String RUNNING = "RUNNING";

    boolean runs() {
        return RUNNING.equals(state) && !tasks.isEmpty() && tasks.stream().allMatch(RUNNING::equals);
    }

    boolean failed() {
        return "FAILED".equals(state) || tasks.contains("FAILED");
    }
}

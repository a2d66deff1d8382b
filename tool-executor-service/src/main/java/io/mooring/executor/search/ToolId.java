package io.mooring.executor.search;

import io.mooring.executor.toolview.ToolPosition;

/** Which tool of all tenants. */
record ToolId(String tenant, String integration, String name, String variant) {

    /** One word for it; none of the parts has a line break. */
    String text() {
        return text(tenant, position());
    }

    static String text(String tenant, ToolPosition position) {
        return tenant + "\n" + position.text();
    }

    ToolPosition position() {
        return new ToolPosition(integration, name, variant);
    }

    static ToolId of(String text) {
        String[] parts = text.split("\n", 4);
        return new ToolId(parts[0], parts[1], parts[2], parts[3]);
    }
}

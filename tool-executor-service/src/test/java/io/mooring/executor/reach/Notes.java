package io.mooring.executor.reach;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.policy.TenantRules;
import io.mooring.executor.toolview.ToolView;

/** An integration {@code notes}, its tools and connections. */
final class Notes {

    private Notes() {}

    static ConnectionView connection(String name) {
        return new ConnectionView("conn_" + name, "org", null, "notes", name, "none", "ACTIVE", 1);
    }

    static ToolView tool(String name) {
        return tool(name, Set.of());
    }

    static ToolView tool(String name, Set<String> connections) {
        return new ToolView("notes", name, "mcp_notes_" + name, connections.isEmpty() ? "" : "v", "", "openapi", "{}",
                null, Map.of(), "{}", false, false, connections, 1);
    }

    static Rules rules(String pattern, Effect effect) {
        return TenantRules.of(List.of(Map.entry(pattern, effect)));
    }

    static Rules rules(String first, Effect effect, String second, Effect other) {
        return TenantRules.of(List.of(Map.entry(first, effect), Map.entry(second, other)));
    }
}

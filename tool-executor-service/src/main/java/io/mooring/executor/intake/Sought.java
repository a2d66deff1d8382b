package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.reach.Found;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolView;

/**
 * What is looked up for a call.
 *
 * @param agent the agent that calls; null when it is none
 * @param limited whether the caller goes only as far as a mandate does
 * @param action the tool as the caller names it
 */
record Sought(String tenant, String user, @Nullable String agent, boolean limited, Action action) {

    private static final int OTHERWISE = 512;

    static Sought by(ToolCall call) {
        Caller caller = call.caller();
        return new Sought(caller.tenant(), call.userId(),
                caller.kind() == Caller.Kind.AGENT ? caller.subject() : null, caller.mandate() != null,
                call.action());
    }

    /** In characters, about. */
    static int weight(Sought sought, Found found) {
        return OTHERWISE + sought.action.text().length() + sought.user.length()
                + found.offer().variants().stream().mapToInt(Sought::weight).sum()
                + OTHERWISE
                        * (found.offer().connections().size() + found.kin().size() + found.rules().policies().size());
    }

    private static int weight(ToolView tool) {
        String output = tool.outputSchema();
        return tool.inputSchema().length() + tool.binding().length() + tool.description().length()
                + (output == null ? 0 : output.length());
    }
}

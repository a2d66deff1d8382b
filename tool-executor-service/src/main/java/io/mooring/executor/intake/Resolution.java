package io.mooring.executor.intake;

import java.util.Map;

import io.mooring.contracts.definition.Definition;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;

/**
 * What the local copies say about a call.
 *
 * @param offer the tool and the connections to choose from
 * @param definitions by hash, only of variants whose schema is not compiled yet
 * @param rules what may become of it
 */
record Resolution(Offer offer, Map<String, Definition> definitions, Rules rules) {

    /** Whether nothing is missing that may only not have arrived yet. */
    boolean isComplete(ToolCall call) {
        return offer.isComplete(call.action().address(), call.connection());
    }

    ToolView tool(ToolCall call) {
        return offer.tool(call.action().address(), call.connection());
    }
}

package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.http.Draft;
import io.mooring.executor.http.HttpTools;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** The kinds of tools and who runs them; arguments are judged before anything is built of them. */
@ApplicationScoped
class Runner {

    private static final String OPENAPI = "openapi";

    private final ArgumentCheck arguments;
    private final HttpTools http;

    Runner(ArgumentCheck arguments, HttpTools http) {
        this.arguments = arguments;
        this.http = http;
    }

    /** What is to be sent; fails with 400 when the arguments do not fit. */
    Uni<Draft> draft(ToolView tool, Map<String, String> definitions, JsonNode values) {
        if (!tool.kind().equals(OPENAPI)) {
            return Uni.createFrom().failure(
                    ExecutorError.KIND_NOT_RUNNABLE.because("tools of kind " + tool.kind() + " can't be run yet"));
        }
        return arguments.require(tool, definitions, values).map(fit -> http.draft(tool.binding(), values));
    }

    /** Sends it; every end is an outcome. */
    Uni<Outcome> run(Draft draft, List<Placement> placements, boolean readOnly) {
        return http.run(draft, placements, readOnly);
    }
}

package io.mooring.executor.intake;

import java.util.List;
import java.util.function.Function;

import io.mooring.executor.Outcome;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/**
 * A call whose arguments fit.
 *
 * @param send sends it with these credentials, once; every end is an outcome
 */
record Prepared(ToolView tool, Function<List<Placement>, Uni<Outcome>> send) {}

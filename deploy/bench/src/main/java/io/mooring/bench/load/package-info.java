/**
 * Loads, closed and open, and what came out of them.
 *
 * <p>Reads: requests that are ready to leave. Leaves: their answers' latencies.
 */
@NullMarked
package io.mooring.bench.load;

import org.jspecify.annotations.NullMarked;

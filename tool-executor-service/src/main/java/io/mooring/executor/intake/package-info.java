/**
 * REST and the one orchestrator.
 *
 * <p>
 * Reads: requests. Leaves: answers; every stage is called from here.
 */
@NullMarked
package io.mooring.executor.intake;

import org.jspecify.annotations.NullMarked;

/**
 * Runs a call that may run, whatever its kind.
 *
 * <p>
 * Reads: calls whose connection is chosen. Leaves: outcomes, recorded.
 */
@NullMarked
package io.mooring.executor.dispatch;

import org.jspecify.annotations.NullMarked;

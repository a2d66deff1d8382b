/**
 * Runs tools of providers that have code.
 *
 * <p>
 * Reads: a binding, arguments, placements. Leaves: an outcome.
 */
@NullMarked
package io.mooring.executor.provider;

import org.jspecify.annotations.NullMarked;

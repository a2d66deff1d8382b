/**
 * Runs tools that are one HTTP request.
 *
 * <p>
 * Reads: a binding, arguments, placements. Leaves: an outcome.
 */
@NullMarked
package io.mooring.executor.http;

import org.jspecify.annotations.NullMarked;

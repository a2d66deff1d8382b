/**
 * Runs one tool call. The root package is vocabulary: what every feature speaks.
 *
 * <p>
 * Reads: nothing. Leaves: the words for outcomes and failures.
 */
@NullMarked
package io.mooring.executor;

import org.jspecify.annotations.NullMarked;

/**
 * Failures as RFC 9457 problem details: which field, what was expected, whether a retry helps.
 *
 * <p>Reads: exceptions. Leaves: {@code application/problem+json}.
 */
@NullMarked
package io.mooring.contracts.problem;

import org.jspecify.annotations.NullMarked;

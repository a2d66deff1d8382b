/**
 * Tools for agents that have too many of them: search, then describe, then call. What a caller can't reach is not there,
 * in the words of what does not exist.
 *
 * <p>
 * Reads: {@code search}'s places, {@code toolview}, {@code reach}. Leaves: lists, candidates and descriptions.
 */
@NullMarked
package io.mooring.executor.discovery;

import org.jspecify.annotations.NullMarked;

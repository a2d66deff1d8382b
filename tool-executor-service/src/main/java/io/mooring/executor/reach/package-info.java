/**
 * How far a caller gets for a user: mandate, connections and policies as one answer. What is out of reach is not there.
 *
 * <p>
 * Reads: {@code toolview}, {@code connectionview}, {@code policy}. Leaves: reaches.
 */
@NullMarked
package io.mooring.executor.reach;

import org.jspecify.annotations.NullMarked;

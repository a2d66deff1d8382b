/**
 * Whether the other side of requests may be called now, judged by how the last ones ended.
 *
 * <p>
 * Reads: losses and successes, as its user counts them. Leaves: suspensions, and who may try when one is over.
 */
@NullMarked
package io.mooring.contracts.egress.fitness;

import org.jspecify.annotations.NullMarked;

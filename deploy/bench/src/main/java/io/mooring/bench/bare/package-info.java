/**
 * The smallest thing of the same kind as a service: what one compares them with.
 *
 * <p>Reads: requests. Leaves: nothing.
 */
@NullMarked
package io.mooring.bench.bare;

import org.jspecify.annotations.NullMarked;

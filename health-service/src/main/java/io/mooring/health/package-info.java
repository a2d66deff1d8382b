/**
 * Is it all working. The root package is vocabulary: what every feature speaks.
 *
 * <p>Reads: nothing. Leaves: {@link io.mooring.health.Status}, {@link io.mooring.health.Subject}.
 */
@NullMarked
package io.mooring.health;

import org.jspecify.annotations.NullMarked;

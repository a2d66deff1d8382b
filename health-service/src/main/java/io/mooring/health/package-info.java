/**
 * Is it all working. The root package is vocabulary: what every feature speaks.
 */
@NullMarked
package io.mooring.health;

import org.jspecify.annotations.NullMarked;

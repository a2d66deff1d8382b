/**
 * Which integrations exist, which tools they offer. The root package is vocabulary: what every feature speaks.
 */
@NullMarked
package io.mooring.catalog;

import org.jspecify.annotations.NullMarked;

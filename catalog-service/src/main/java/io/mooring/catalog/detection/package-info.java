/**
 * What stands behind a URL: every kind looks, side by side, without credentials and under one deadline.
 *
 * <p>
 * Reads: answers of strangers, through the egress guard. Leaves: proposals, the surest first; nothing is stored.
 */
@NullMarked
package io.mooring.catalog.detection;

import org.jspecify.annotations.NullMarked;

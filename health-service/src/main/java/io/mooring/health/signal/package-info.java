/**
 * What events say about an integration: one observation each.
 *
 * <p>Reads: {@code tool.invoked} records, activations. Leaves: table {@code observation}.
 */
@NullMarked
package io.mooring.health.signal;

import org.jspecify.annotations.NullMarked;

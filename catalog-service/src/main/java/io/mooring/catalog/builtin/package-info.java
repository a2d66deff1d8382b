/**
 * Mooring itself as an integration: its control tools, which every tenant has.
 *
 * <p>
 * Reads: {@code mooring/control-tools.json}. Leaves: a {@link io.mooring.catalog.Draft} with its tools.
 */
@NullMarked
package io.mooring.catalog.builtin;

import org.jspecify.annotations.NullMarked;

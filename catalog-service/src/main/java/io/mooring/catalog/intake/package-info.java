/**
 * The routes over all kinds, and the transactions behind them.
 *
 * <p>
 * Reads: requests. Leaves: integrations with their tools, and their events, together or not at all.
 */
@NullMarked
package io.mooring.catalog.intake;

import org.jspecify.annotations.NullMarked;

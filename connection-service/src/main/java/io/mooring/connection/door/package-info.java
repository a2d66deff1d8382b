/**
 * The seeds' own words for what other packages do: connect, connected, disconnect (S4-1), configure (S1-3), install (S2-2).
 * Nothing is decided here.
 *
 * <p>Reads: requests, the integration view, facts of providers. Leaves: what {@code consent} and {@code intake} leave.
 */
@NullMarked
package io.mooring.connection.door;

import org.jspecify.annotations.NullMarked;

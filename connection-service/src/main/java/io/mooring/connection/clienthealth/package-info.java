/**
 * Whether authorization servers take Mooring for the clients that auth configs say: one fact for all connections of a config,
 * which wait together while it is not so.
 *
 * <p>Reads: rejected and accepted refreshes. Leaves: table {@code client_health}, topic {@code auth-config.rejected}.
 */
@NullMarked
package io.mooring.connection.clienthealth;

import org.jspecify.annotations.NullMarked;

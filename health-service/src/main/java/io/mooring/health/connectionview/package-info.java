/**
 * This service's copy of the connections, without secrets.
 *
 * <p>Reads: {@code state.connection} records. Leaves: table {@code connection_view}.
 */
@NullMarked
package io.mooring.health.connectionview;

import org.jspecify.annotations.NullMarked;

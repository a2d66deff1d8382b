/**
 * Connections with pasted values, lists of all, and their end when their integration goes.
 *
 * <p>Reads: requests, state records of the catalog. Leaves: connections and their sealed inputs.
 */
@NullMarked
package io.mooring.connection.intake;

import org.jspecify.annotations.NullMarked;

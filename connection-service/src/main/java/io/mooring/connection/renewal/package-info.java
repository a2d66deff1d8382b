/**
 * Connections that are due: the next token, another probe, the end of what nobody finished.
 *
 * <p>Reads: due connections, grants, apps. Leaves: refreshed, degraded and dead connections.
 */
@NullMarked
package io.mooring.connection.renewal;

import org.jspecify.annotations.NullMarked;

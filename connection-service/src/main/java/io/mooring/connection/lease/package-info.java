/**
 * Credentials on loan: rendered for the services that call upstreams, for minutes.
 *
 * <p>Reads: requests of Mooring's own services, connections, credentials. Leaves: rendered placements, a line in the log;
 * next tokens where one has ended.
 */
@NullMarked
package io.mooring.connection.lease;

import org.jspecify.annotations.NullMarked;

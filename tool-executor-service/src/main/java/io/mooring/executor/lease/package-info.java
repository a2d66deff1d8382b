/**
 * Credentials, leased from connection-service and kept in memory only.
 *
 * <p>
 * Reads: {@code POST /internal/credentials/leases}. Leaves: placements.
 */
@NullMarked
package io.mooring.executor.lease;

import org.jspecify.annotations.NullMarked;

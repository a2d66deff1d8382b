/**
 * Observations become a status; a change of it becomes an event.
 *
 * <p>Reads: observations, the copies of connections and integrations. Leaves: tables {@code status} and
 * {@code status_change}, topic {@code health.changed}.
 */
@NullMarked
package io.mooring.health.status;

import org.jspecify.annotations.NullMarked;

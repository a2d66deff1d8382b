/**
 * What people and consoles ask: is it all working, since when, why.
 *
 * <p>Reads: views {@code integration_health} and {@code connection_health}, table {@code status_change}, topic
 * {@code health.changed}. Leaves: JSON and an event stream.
 */
@NullMarked
package io.mooring.health.report;

import org.jspecify.annotations.NullMarked;

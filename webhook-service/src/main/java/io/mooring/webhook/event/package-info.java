/**
 * What was received, for people and for deliveries.
 *
 * <p>Reads: events that dispatch takes in. Leaves: rows of {@code app.event}.
 */
@NullMarked
package io.mooring.webhook.event;

import org.jspecify.annotations.NullMarked;

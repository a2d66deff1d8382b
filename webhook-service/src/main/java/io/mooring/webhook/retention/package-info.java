/**
 * How long events and their deliveries are kept.
 *
 * <p>Reads: {@code app.event_retention}. Leaves: days of {@code app.event} ahead; nothing of what is too old.
 */
@NullMarked
package io.mooring.webhook.retention;

import org.jspecify.annotations.NullMarked;

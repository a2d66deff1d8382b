/**
 * Stored events sent once more: into Kafka under their ids, and from there to subscribers under the ids of their deliveries.
 *
 * <p>Reads: rows of {@code app.replay}, stored events. Leaves: {@code webhook.received} again, with header
 * {@code mooring_replay}.
 */
@NullMarked
package io.mooring.webhook.replay;

import org.jspecify.annotations.NullMarked;

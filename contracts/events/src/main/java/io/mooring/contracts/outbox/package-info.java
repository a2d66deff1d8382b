/**
 * State changes and their events in one PostgreSQL transaction, and consumers that may see an event twice.
 *
 * <p>Reads: the caller's session. Leaves: rows of {@code app.outbox} and {@code app.message_log}.
 */
@NullMarked
package io.mooring.contracts.outbox;

import org.jspecify.annotations.NullMarked;

/**
 * One HTTP request to a subscriber: signed, guarded, bounded.
 *
 * <p>Reads: an event and a subscription. Leaves: an attempt with what came of it.
 */
@NullMarked
package io.mooring.webhook.sending;

import org.jspecify.annotations.NullMarked;

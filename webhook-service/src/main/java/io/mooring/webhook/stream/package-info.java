/**
 * Events as they are stored, for those who listen.
 *
 * <p>Reads: stored events, wake-ups of dispatch. Leaves: an event stream.
 */
@NullMarked
package io.mooring.webhook.stream;

import org.jspecify.annotations.NullMarked;

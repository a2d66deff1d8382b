/**
 * What clients with a session are told of their own accord: that lists have changed, and resources they asked about.
 *
 * <p>
 * Reads: {@link io.mooring.executor.mcpclient.Notice}s of servers. Leaves: notifications on the streams of sessions.
 */
@NullMarked
package io.mooring.executor.subscription;

import org.jspecify.annotations.NullMarked;

/**
 * What clients are told unasked: that lists have changed, and resources they asked about.
 *
 * <p>
 * Reads: {@link io.mooring.executor.mcpclient.Notice}s of servers, changes of the copies, bindings. Leaves: notifications on the
 * streams of those who listen.
 */
@NullMarked
package io.mooring.executor.subscription;

import org.jspecify.annotations.NullMarked;

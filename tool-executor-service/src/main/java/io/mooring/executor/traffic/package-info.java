/**
 * How many calls go where at the same time, so that an upstream which is slow or away costs nobody but those who call it.
 * Per replica and in memory: another replica finds out for itself.
 *
 * <p>
 * Reads: a lane, and how each request on it ended. Leaves: the request, or why it is not sent now.
 */
@NullMarked
package io.mooring.executor.traffic;

import org.jspecify.annotations.NullMarked;

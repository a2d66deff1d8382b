/**
 * How many attempts may be under way, in all and to each subscription, so that one that is slow or away costs nobody but
 * itself. Per replica and in memory: another replica finds out for itself.
 *
 * <p>Reads: hints where something is due, how attempts ended. Leaves: how many of which subscription to take next.
 */
@NullMarked
package io.mooring.webhook.lane;

import org.jspecify.annotations.NullMarked;

/**
 * Operating system processes: what to run, starting it so that it outlives the launcher, knowing it again, ending it.
 * Reads: a {@code Program}. Leaves: a pid file under {@code $MOORING_HOME/run} and a log.
 */
@NullMarked
package io.mooring.local.process;

import org.jspecify.annotations.NullMarked;

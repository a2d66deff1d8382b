/**
 * Redis: one command that only reads.
 *
 * <p>
 * Reads: a command line, or a command and its words. Leaves: the reply as JSON.
 */
@NullMarked
package io.mooring.executor.database.redis;

import org.jspecify.annotations.NullMarked;

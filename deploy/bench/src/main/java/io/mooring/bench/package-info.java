/**
 * Loads against the running stack, each beside its baseline in the same run.
 *
 * <p>Reads: the stack at {@code MOORING_PORT_BASE}, keys in {@code MOORING_HOME}. Leaves: figures on standard output.
 */
@NullMarked
package io.mooring.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Local copy of connections, without secrets, and of which of them users prefer.
 *
 * <p>
 * Reads: {@code state.connection}, {@code state.preference}. Leaves: views of connections.
 */
@NullMarked
package io.mooring.executor.connectionview;

import org.jspecify.annotations.NullMarked;

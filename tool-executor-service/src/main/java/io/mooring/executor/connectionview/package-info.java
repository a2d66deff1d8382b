/**
 * Local copy of connections, without secrets.
 *
 * <p>
 * Reads: {@code state.connection}. Leaves: views of connections.
 */
@NullMarked
package io.mooring.executor.connectionview;

import org.jspecify.annotations.NullMarked;

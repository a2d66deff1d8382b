/**
 * What clients of the MCP endpoint are shown.
 *
 * <p>
 * Reads: {@code discovery}. Leaves: pages in the form of the protocol.
 */
@NullMarked
package io.mooring.executor.shelf;

import org.jspecify.annotations.NullMarked;

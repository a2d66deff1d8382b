/**
 * Tools as MCP clients call them.
 *
 * <p>
 * Reads: parameters of {@code tools/call}. Leaves: calls at {@code intake}, and their answers in the form of the protocol.
 */
@NullMarked
package io.mooring.executor.toolrun;

import org.jspecify.annotations.NullMarked;

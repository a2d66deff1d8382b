/**
 * Mooring as an MCP server: one endpoint for each agent and one for everybody's own, in both eras of the protocol.
 *
 * <p>
 * Reads: messages of MCP clients. Leaves: answers, and calls of tools by the same way as every other door.
 */
@NullMarked
package io.mooring.executor.gateway;

import org.jspecify.annotations.NullMarked;

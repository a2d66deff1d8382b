/**
 * Runs tools of MCP servers, and asks these servers which tools they have.
 *
 * <p>
 * Reads: bindings, arguments, placements, notices of servers. Leaves: outcomes, findings.
 */
@NullMarked
package io.mooring.executor.mcp;

import org.jspecify.annotations.NullMarked;

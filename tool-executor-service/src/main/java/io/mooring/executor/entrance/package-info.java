/**
 * Who may come to the MCP endpoint, and how those are told who may not (RFC 6750, RFC 9728).
 *
 * <p>
 * Reads: headers, the copy of agents. Leaves: visitors.
 */
@NullMarked
package io.mooring.executor.entrance;

import org.jspecify.annotations.NullMarked;

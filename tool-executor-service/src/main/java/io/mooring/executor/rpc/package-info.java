/**
 * The words of MCP on the wire: messages of JSON-RPC, versions, mirrored headers, errors. Decisions only, no I/O.
 *
 * <p>
 * Reads: bodies and headers of requests. Leaves: messages, or what is wrong with them.
 */
@NullMarked
package io.mooring.executor.rpc;

import org.jspecify.annotations.NullMarked;

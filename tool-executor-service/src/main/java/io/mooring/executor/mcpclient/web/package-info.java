/**
 * MCP over HTTP: streamable of both eras, and the HTTP+SSE of 2024.
 *
 * <p>
 * Reads: messages, endpoints, placements. Leaves: messages of servers.
 */
@NullMarked
package io.mooring.executor.mcpclient.web;

import org.jspecify.annotations.NullMarked;

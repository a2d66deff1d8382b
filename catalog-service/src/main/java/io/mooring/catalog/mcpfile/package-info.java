/**
 * Files of MCP clients ({@code .mcp.json}) as servers, and servers as such a file.
 *
 * <p>
 * Reads: {@code mcpServers} objects, stored servers. Leaves: ways to reach servers, {@code mcpServers} objects.
 */
@NullMarked
package io.mooring.catalog.mcpfile;

import org.jspecify.annotations.NullMarked;

/**
 * MCP servers, remote or started by the executor: what it takes to reach one, what a person gives, which tools it lists.
 *
 * <p>
 * Reads: orders, {@code server.json} packages and remotes, tool lists of servers. Leaves: drafts, toolsets.
 */
@NullMarked
package io.mooring.catalog.mcp;

import org.jspecify.annotations.NullMarked;

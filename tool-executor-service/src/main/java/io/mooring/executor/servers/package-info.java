/**
 * MCP servers of others over plain REST: which of them answer, which tools they have, and calls of these.
 *
 * <p>
 * Reads: {@code upstreams}, {@code discovery}. Leaves: states, tools, and calls by the same way as every other door.
 */
@NullMarked
package io.mooring.executor.servers;

import org.jspecify.annotations.NullMarked;

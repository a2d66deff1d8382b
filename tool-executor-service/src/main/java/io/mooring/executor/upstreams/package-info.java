/**
 * What MCP servers of others offer besides tools, passed on to the clients of the MCP endpoint: prompts and resources.
 *
 * <p>
 * Reads: {@code reach}, {@code lease}, {@code mcpclient}. Leaves: lists and results, under names that lead back, states of
 * the servers, and rows of the journal for what was read.
 */
@NullMarked
package io.mooring.executor.upstreams;

import org.jspecify.annotations.NullMarked;

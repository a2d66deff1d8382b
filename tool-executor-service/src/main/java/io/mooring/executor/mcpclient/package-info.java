/**
 * Talks to MCP servers of others, of either era and over any transport, with the credential of a connection.
 *
 * <p>
 * Reads: requests, how an integration is reached, placements. Leaves: answers, and notices of what changed there.
 */
@NullMarked
package io.mooring.executor.mcpclient;

import org.jspecify.annotations.NullMarked;

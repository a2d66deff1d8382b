/**
 * Conversations with MCP servers, whatever they are carried by: which era, ids, time, questions of the server meanwhile.
 *
 * <p>
 * Reads: requests, messages of servers. Leaves: answers, notices.
 */
@NullMarked
package io.mooring.executor.mcpclient.session;

import org.jspecify.annotations.NullMarked;

/**
 * Requests of the stateless version that take several messages: a server asks something meanwhile, the client is told so by a
 * result, and its next request takes up the same call, which has been waiting here.
 *
 * <p>
 * Reads: questions of servers with sessions. Leaves: results of the kind {@code input_required}, and answers to the servers.
 */
@NullMarked
package io.mooring.executor.conversation;

import org.jspecify.annotations.NullMarked;

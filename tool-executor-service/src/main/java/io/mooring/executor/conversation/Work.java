package io.mooring.executor.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** What a client asked for. */
@FunctionalInterface
public interface Work {

    /**
     * Does it, once.
     *
     * @param exchange speaks with the client, whichever request of it is being answered
     * @param gone completes when nobody waits for the result any more
     */
    Uni<ObjectNode> begin(Exchange exchange, Future<Void> gone);
}

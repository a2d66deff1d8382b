package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Future;

/** A conversation with one server: messages in, messages out, in order. Ends once. Used by any thread. */
public interface Channel {

    /**
     * Sends one JSON-RPC message.
     *
     * @return succeeds when it was handed over; fails with {@link ChannelFailure} when it was not, or when it is a request
     *         and it is known that its answer will never come
     */
    Future<Void> send(ObjectNode message);

    /**
     * Gives up the answer to a request.
     *
     * @return whether the server has understood; false when {@code notifications/cancelled} has to tell it
     */
    default boolean drop(long id) {
        return false;
    }

    /** From now on this revision of the protocol is spoken. */
    default void agree(String revision) {
        // says nothing on most transports
    }

    /** Completes when the conversation is over, by whom ever; fails with {@link ChannelFailure} when it broke. */
    Future<Void> ended();

    /** Ends it; without effect when it is over. */
    void close();
}

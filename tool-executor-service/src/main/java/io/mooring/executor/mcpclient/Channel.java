package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Future;

/** A conversation with one server: messages in, messages out, in order. Ends once. Used by any thread. */
public interface Channel {

    /** Stands for no request. */
    long NONE = -1;

    /** Gets what a server says. */
    @FunctionalInterface
    interface Received {

        /**
         * One message; those of one stream come in order, one at a time.
         *
         * @param during id of the request in whose answer it came; {@link #NONE} where that can't be told
         */
        void take(JsonNode message, long during);
    }

    /**
     * Sends one JSON-RPC message.
     *
     * @return succeeds when it was handed over; fails with {@link ChannelFailure} when it was not, or when it is a request
     *         and it is known that its answer will never come
     */
    Future<Void> send(ObjectNode message);

    /**
     * Sends a request that calls a tool.
     *
     * @param tool as the server listed it
     */
    default Future<Void> send(ObjectNode message, JsonNode tool) {
        return send(message);
    }

    /**
     * Gives up the answer to a request.
     *
     * @param late whether it did not come in time
     * @return whether the server has understood; false when {@code notifications/cancelled} has to tell it
     */
    default boolean drop(long id, boolean late) {
        return false;
    }

    /**
     * From now on this revision of the protocol is spoken.
     *
     * @param revision empty while it is to be agreed
     * @param modern whether it is one without sessions
     */
    default void agree(String revision, boolean modern) {
        // says nothing on most transports
    }

    /**
     * Sends a request whose answer is a stream of what the server says of its own accord, until it is dropped.
     *
     * @return completes when it is over, if that can be told; fails with {@link ChannelFailure} when the server does not listen
     */
    default Future<Void> listen(ObjectNode request) {
        return send(request).compose(sent -> ended());
    }

    /** The server has accepted the session: from now on it may say things of its own accord. */
    default void established() {
        // most transports always hear
    }

    /** Completes when the conversation is over, by whom ever; fails with {@link ChannelFailure} when it broke. */
    Future<Void> ended();

    /** Ends it; without effect when it is over. */
    void close();
}

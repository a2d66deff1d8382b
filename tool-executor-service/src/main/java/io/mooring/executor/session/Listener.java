package io.mooring.executor.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where messages to a client go. */
public interface Listener {

    /** Sends it, unless the client is gone. */
    void say(ObjectNode message);

    /** Nothing more comes. */
    void end();
}

package io.mooring.executor.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Future;

/** A client that is told what it does not ask for each time. Used by any thread. */
public interface Ear {

    /** Whether it hears at this moment. */
    boolean hears();

    /** Whether it asked for notifications of this method. */
    boolean wants(String method);

    /** Says what belongs to no request; when nobody hears, it is lost. */
    void announce(ObjectNode notification);

    /** Completes when it is over, for whatever reason. */
    Future<Void> ended();
}

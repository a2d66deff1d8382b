package io.mooring.contracts.outbox;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;

/** Connections to the service's own database outside its pool, for who stays connected, such as to {@code LISTEN}. */
public interface DirectConnections {

    /** A new one, which the caller closes. */
    Future<PgConnection> open();
}

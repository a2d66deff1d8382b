package io.mooring.executor.mcpclient.session;

import java.time.Clock;
import java.util.List;

import io.mooring.executor.mcpclient.Limits;
import io.mooring.executor.mcpclient.Transport;
import io.mooring.executor.mcpclient.web.Webs;
import io.vertx.core.Vertx;

/** Sessions as a service has them. */
public final class Openings {

    private Openings() {}

    public static Sessions on(Vertx vertx, Limits limits, Transport... transports) {
        return new Sessions(new Opening(Webs.on(vertx, limits), List.of(transports), vertx, Clock.systemUTC(), limits),
                limits);
    }
}

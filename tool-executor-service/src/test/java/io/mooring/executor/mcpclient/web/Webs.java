package io.mooring.executor.mcpclient.web;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.http.LoopbackEgress;
import io.mooring.executor.mcpclient.Limits;
import io.mooring.executor.traffic.Rules;
import io.vertx.core.Vertx;

/** HTTP as a service has it, to this machine alone. */
public final class Webs {

    private Webs() {}

    public static Web on(Vertx vertx, Limits limits) {
        return new Web(LoopbackEgress.on(vertx), Rules.wide().traffic(), new ObjectMapper(), vertx, Clock.systemUTC(),
                limits);
    }
}

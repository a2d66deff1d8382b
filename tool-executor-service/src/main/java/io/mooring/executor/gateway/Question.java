package io.mooring.executor.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.mcpclient.Exchange;
import io.vertx.core.Future;

/**
 * A request of a client of either era.
 *
 * @param modern whether it is one of the stateless version
 * @param exchange how to speak with the client until the answer
 * @param gone completes when the client no longer wants the answer
 */
record Question(Visitor visitor, String method, ObjectNode params, boolean modern, Exchange exchange,
        Future<Void> gone) {}

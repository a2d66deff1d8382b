package io.mooring.executor.conversation;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.session.Owner;
import io.vertx.core.Future;

/**
 * One request of a client.
 *
 * @param owner who sends it, and where
 * @param voice how to speak with the client until it is answered; nothing is asked by it
 * @param gone completes when the client hangs up before the answer
 */
public record Turn(Owner owner, Asked asked, Exchange voice, Future<Void> gone) {}

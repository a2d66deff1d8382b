package io.mooring.executor.mcpclient.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Askable;
import io.mooring.executor.mcpclient.Exchange;
import io.smallrye.mutiny.vertx.UniHelper;

/** What a server asks; it always gets an answer. */
record Question(JsonNode id, String method, JsonNode params) {

    private static final Logger LOG = Logger.getLogger(Question.class);
    private static final int UNKNOWN = -32601;
    private static final int FAILED = -32603;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String ROOTS = "roots/list";

    /** @param about the request it is about; null when that can't be told, and then nobody is asked */
    void put(@Nullable Pending about, Consumer<ObjectNode> reply, Supplier<Instant> clock) {
        if (method.equals("ping")) {
            reply.accept(Messages.result(id, JsonNodeFactory.instance.objectNode()));
        } else if (!Askable.METHODS.contains(method)) {
            reply.accept(Messages.error(id, UNKNOWN, "the client does not know the method"));
        } else if (about == null || !Askable.isAskable(about.request().exchange().capabilities(), method, params)) {
            nobody(reply);
        } else if (isTooLarge()) {
            reply.accept(Messages.error(id, FAILED, "the question is too large"));
        } else {
            ask(about, reply, clock);
        }
    }

    private boolean isTooLarge() {
        return (id.toString() + params).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** Who has no folders has none; everything else needs somebody. */
    private void nobody(Consumer<ObjectNode> reply) {
        if (method.equals(ROOTS)) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            none.putArray("roots");
            reply.accept(Messages.result(id, none));
        } else {
            reply.accept(Messages.error(id, UNKNOWN, "nobody is there who can answer " + method));
        }
    }

    private void ask(Pending about, Consumer<ObjectNode> reply, Supplier<Instant> clock) {
        Exchange exchange = about.request().exchange();
        if (!about.beginQuestion()) {
            about.endQuestion(clock.get());
            reply.accept(Messages.error(id, FAILED, "too many questions"));
            return;
        }
        UniHelper.toFuture(exchange.ask(method, params)).onComplete(end -> {
            about.endQuestion(clock.get());
            if (end.failed()) {
                LOG.debugf("nobody answered %s: %s", method, end.cause().getMessage());
            }
            reply.accept(end.succeeded()
                    ? Messages.result(id, end.result())
                    : Messages.error(id, FAILED, "it was not answered"));
        });
    }
}

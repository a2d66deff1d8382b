package io.mooring.executor.session;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.Protocol;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * One {@code subscriptions/listen} of the stateless version (2026-07-28, Subscriptions): its stream is all there is of it. What
 * is said there names the request that opened it. Used by any thread.
 */
public final class Subscription implements Ear {

    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    private final JsonNode request;
    private final Listener stream;
    private final Set<String> methods;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Promise<Void> over = Promise.promise();
    private volatile boolean acknowledged;

    /**
     * @param request its id
     * @param methods notifications that are wanted
     */
    public Subscription(JsonNode request, Listener stream, Set<String> methods) {
        this.request = request;
        this.stream = stream;
        this.methods = Set.copyOf(methods);
    }

    /** Says what of its wishes is fulfilled: nothing is said before that. */
    public void acknowledge(ObjectNode accepted) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        params.set("notifications", accepted);
        stream.say(tagged(Message.notification(ACKNOWLEDGED, params)));
        acknowledged = true;
    }

    @Override
    public boolean hears() {
        return acknowledged && open.get();
    }

    @Override
    public boolean wants(String method) {
        return methods.contains(method);
    }

    @Override
    public void announce(ObjectNode notification) {
        if (hears()) {
            stream.say(tagged(notification.deepCopy()));
        }
    }

    private ObjectNode tagged(ObjectNode message) {
        message.withObjectProperty("params").withObjectProperty("_meta").set(Protocol.META_SUBSCRIPTION, request);
        return message;
    }

    /** The client has gone. */
    public void leave() {
        if (open.compareAndSet(true, false)) {
            over.tryComplete();
        }
    }

    /** Ends it, and says so: its request gets its result. */
    public void end() {
        if (open.compareAndSet(true, false)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("resultType", "complete");
            result.putObject("_meta").set(Protocol.META_SUBSCRIPTION, request);
            stream.say(Message.result(request, result));
            stream.end();
            over.tryComplete();
        }
    }

    @Override
    public Future<Void> ended() {
        return over.future();
    }
}

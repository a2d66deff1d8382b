package io.mooring.executor.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.session.Session;
import io.smallrye.mutiny.Uni;

/** Speaks with the client of a session, on the stream of the request it is about. */
final class SessionExchange implements Exchange {

    /** What a client hears that has not said what it wants. */
    private static final String USUAL = "info";

    private final Session session;
    private final Reply reply;
    private final Progress progress;

    SessionExchange(Session session, Reply reply, Progress progress) {
        this.session = session;
        this.reply = reply;
        this.progress = progress;
    }

    @Override
    public ObjectNode capabilities() {
        return session.capabilities();
    }

    @Override
    public void progress(ObjectNode params) {
        progress.of(params).ifPresent(passed -> reply.say(Message.notification("notifications/progress", passed)));
    }

    @Override
    public void message(ObjectNode params) {
        String level = session.logLevel();
        if (LogLevel.admits(level == null ? USUAL : level, params)) {
            reply.say(Message.notification("notifications/message", params));
        }
    }

    @Override
    public Uni<JsonNode> ask(String method, JsonNode params) {
        return session.ask(reply, method, params);
    }
}

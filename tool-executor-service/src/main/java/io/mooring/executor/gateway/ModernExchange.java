package io.mooring.executor.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.Meta;
import io.smallrye.mutiny.Uni;

/** Speaks with a client of the stateless version: on the stream of its request, and never by a request of ours. What it is to
 * be asked is a result, see {@code conversation}. */
final class ModernExchange implements Exchange {

    private final Reply reply;
    private final Progress progress;
    private final Meta meta;

    ModernExchange(Reply reply, Progress progress, Meta meta) {
        this.reply = reply;
        this.progress = progress;
        this.meta = meta;
    }

    @Override
    public ObjectNode capabilities() {
        return meta.capabilities();
    }

    @Override
    public void progress(ObjectNode params) {
        progress.of(params).ifPresent(passed -> reply.say(Message.notification("notifications/progress", passed)));
    }

    @Override
    public void message(ObjectNode params) {
        if (LogLevel.admits(meta.logLevel(), params)) {
            reply.say(Message.notification("notifications/message", params));
        }
    }

    @Override
    public Uni<JsonNode> ask(String method, JsonNode params) {
        return Uni.createFrom().failure(new UnsupportedOperationException("asked by results only"));
    }
}

package io.mooring.executor.gateway;

import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.conversation.Conversations;
import io.mooring.executor.conversation.Turn;
import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.mcpclient.Askable;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.Message.Answered;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.rpc.Message.Told;
import io.mooring.executor.rpc.Meta;
import io.mooring.executor.rpc.MirroredHeaders;
import io.mooring.executor.rpc.Protocol;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** The stateless version: each request says all there is to know, nothing is remembered. */
@ApplicationScoped
class ModernEra {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final Set<String> CACHED = Set.of("server/discover", "tools/list", "prompts/list", "resources/list",
            "resources/templates/list", "resources/read");

    private final Methods methods;
    private final Greeting greeting;
    private final Conversations conversations;
    private final Streams streams;
    private final long kept;

    ModernEra(Methods methods, Greeting greeting, Conversations conversations, Streams streams,
            GatewayConfig config) {
        this.methods = methods;
        this.streams = streams;
        this.conversations = conversations;
        this.greeting = greeting;
        this.kept = config.kept().toMillis();
    }

    void take(Visitor visitor, Message message, Function<String, @Nullable String> headers, Reply reply) {
        switch (message) {
            case Told told -> reply.empty(ACCEPTED);
            case Answered answered -> refuse(reply, NullNode.getInstance(),
                    Fault.invalidRequest("expected a request; what you were asked goes into inputResponses"));
            case Asked asked -> answer(visitor, asked, headers, reply);
        }
    }

    private void answer(Visitor visitor, Asked asked, Function<String, @Nullable String> headers, Reply reply) {
        Uni<Meta> admitted = Uni.createFrom().item(() -> new MirroredHeaders(headers).require(asked));
        if (asked.method().equals(Streams.LISTEN)) {
            UniHelper.toFuture(admitted.chain(meta -> streams.open(visitor, asked, meta, reply)))
                    .onFailure(failure -> refuse(reply, asked.id(), Methods.fault(failure)));
            return;
        }
        UniHelper.toFuture(admitted
                .chain(meta -> result(visitor, asked, meta, reply)).map(result -> complete(asked.method(), result)))
                .onSuccess(result -> reply.answer(OK, Message.result(asked.id(), result)))
                .onFailure(failure -> refuse(reply, asked.id(), Methods.fault(failure)));
    }

    private Uni<ObjectNode> result(Visitor visitor, Asked asked, Meta meta, Reply reply) {
        if (asked.method().equals("server/discover")) {
            return methods.reachesServers(visitor).map(greeting::discovered);
        }
        Exchange voice = new ModernExchange(reply, new Progress(asked.params()), meta);
        return Conversations.canAsk(asked.method())
                ? conversations.take(new Turn(visitor.owner(), asked, voice, reply.gone()),
                        (exchange, gone) -> answer(visitor, asked, exchange, gone))
                : answer(visitor, asked, voice, reply.gone());
    }

    private Uni<ObjectNode> answer(Visitor visitor, Asked asked, Exchange exchange, Future<Void> gone) {
        return methods.answer(new Question(visitor, asked.method(), asked.params(), true, exchange, gone))
                .invoke(result -> Askable.undeclared(exchange.capabilities(), result).ifPresent(ModernEra::refuse));
    }

    /** A server asks for what its client has not said it can do, though it was told what that is. */
    private static void refuse(JsonNode question) {
        throw Fault.missingCapability(Askable.needed(question.path("method").asText(), question.path("params")));
    }

    /** What every result has. Nothing here is the same for two callers, so no list may be shared. */
    private ObjectNode complete(String method, ObjectNode result) {
        ObjectNode whole = result.has("resultType") ? result : result.put("resultType", "complete");
        if (CACHED.contains(method)) {
            whole.put("ttlMs", kept).put("cacheScope", "private");
        }
        whole.withObjectProperty("_meta").set(Protocol.META_SERVER, greeting.server());
        return whole;
    }

    private static void refuse(Reply reply, JsonNode id, Fault fault) {
        reply.answer(fault.status(), Message.error(id, fault));
    }
}

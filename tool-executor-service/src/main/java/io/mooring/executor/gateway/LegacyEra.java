package io.mooring.executor.gateway;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.Message.Answered;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.rpc.Message.Told;
import io.mooring.executor.rpc.Protocol;
import io.mooring.executor.session.Session;
import io.mooring.executor.session.Sessions;
import io.mooring.executor.subscription.Subscriptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** The versions with a handshake: what a client said there is remembered under an id, which is its alone. */
@ApplicationScoped
class LegacyEra {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int SESSION_NOT_FOUND = -32001;

    private final Methods methods;
    private final Greeting greeting;
    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final Vigil vigil;

    LegacyEra(Methods methods, Greeting greeting, Sessions sessions, Subscriptions subscriptions, Vigil vigil) {
        this.methods = methods;
        this.greeting = greeting;
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.vigil = vigil;
    }

    void take(Visitor visitor, Message message, Function<String, @Nullable String> headers, Reply reply) {
        JsonNode id = message instanceof Asked asked ? asked.id() : NullNode.getInstance();
        try {
            if (message instanceof Asked asked && asked.method().equals("initialize")) {
                initialize(visitor, asked, reply);
            } else {
                take(session(visitor, headers), visitor, message, reply);
            }
        } catch (Fault fault) {
            reply.answer(fault.status(), Message.error(id, fault));
        }
    }

    private void initialize(Visitor visitor, Asked asked, Reply reply) {
        String wanted = asked.params().path("protocolVersion").asText();
        String agreed = Protocol.LEGACY.contains(wanted) ? wanted : Protocol.NEWEST_LEGACY;
        UniHelper.toFuture(methods.reachesServers(visitor)).onSuccess(servers -> {
            Session session = sessions.open(visitor.owner(), agreed, servers,
                    asked.params().path("capabilities"));
            reply.header(Protocol.SESSION_HEADER, session.id());
            reply.answer(OK, Message.result(asked.id(), greeting.initialized(agreed, servers)));
        }).onFailure(failure -> refuse(reply, asked, failure));
    }

    private Session session(Visitor visitor, Function<String, @Nullable String> headers) {
        String id = headers.apply(Protocol.SESSION_HEADER);
        if (id == null) {
            throw Fault.invalidRequest("expected initialize first, then " + Protocol.SESSION_HEADER
                    + "; or a request of " + Protocol.MODERN);
        }
        String version = headers.apply(Protocol.VERSION_HEADER);
        if (version != null && !Protocol.LEGACY.contains(version.strip())) {
            throw Fault.invalidRequest(Protocol.VERSION_HEADER + ": expected one of "
                    + String.join(", ", Protocol.LEGACY));
        }
        return sessions.find(id, visitor.owner())
                .orElseThrow(() -> new Fault(NOT_FOUND, SESSION_NOT_FOUND, "Session not found", null));
    }

    private void take(Session session, Visitor visitor, Message message, Reply reply) {
        switch (message) {
            case Told told -> {
                if (told.method().equals("notifications/cancelled")) {
                    session.cancel(told.params().path("requestId"));
                }
                reply.empty(ACCEPTED);
            }
            case Answered answered -> {
                session.take(answered);
                reply.empty(ACCEPTED);
            }
            case Asked asked -> answer(session, visitor, asked, reply);
        }
    }

    /** Who hangs up has not cancelled: only the notification does. */
    private void answer(Session session, Visitor visitor, Asked asked, Reply reply) {
        Future<Void> unwanted = session.begin(asked.id());
        UniHelper
                .toFuture(Uni.createFrom().deferred(() -> result(session, visitor, asked, reply, unwanted))
                        .onTermination()
                        .invoke(() -> session.finish(asked.id())))
                .onSuccess(result -> reply.answer(OK, Message.result(asked.id(), result)))
                .onFailure(failure -> refuse(reply, asked, failure));
    }

    private static void refuse(Reply reply, Asked asked, Throwable failure) {
        reply.answer(OK, Message.error(asked.id(), failure instanceof Fault fault ? fault : Fault.internal()));
    }

    private Uni<ObjectNode> result(Session session, Visitor visitor, Asked asked, Reply reply,
            Future<Void> unwanted) {
        return switch (asked.method()) {
            case "ping" -> nothing();
            case "logging/setLevel" -> Uni.createFrom().item(() -> LogLevel.require(asked.params().path("level")))
                    .invoke(session::logFrom).chain(level -> nothing());
            case "resources/subscribe" -> subscriptions
                    .watch(session, visitor.caller(), visitor.user(), uri(asked), unwanted).chain(done -> nothing());
            case "resources/unsubscribe" -> subscriptions.leave(session, uri(asked)).chain(done -> nothing());
            default -> rounds(session, visitor, asked, reply, unwanted);
        };
    }

    private Uni<ObjectNode> rounds(Session session, Visitor visitor, Asked asked, Reply reply,
            Future<Void> unwanted) {
        Exchange exchange = new SessionExchange(session, reply, new Progress(asked.params()));
        Rounds rounds = new Rounds(exchange, params -> methods
                .answer(new Question(visitor, asked.method(), params, false, exchange, unwanted)));
        return rounds.begin(asked.params());
    }

    private static String uri(Asked asked) {
        if (!asked.params().path("uri").isTextual()) {
            throw Fault.invalidParams("uri: expected a text");
        }
        return asked.params().path("uri").textValue();
    }

    private static Uni<ObjectNode> nothing() {
        return Uni.createFrom().item(JsonNodeFactory.instance::objectNode);
    }

    /** The stream for what belongs to no request; it stays until the client leaves, or its token is no longer good. */
    void listen(Visitor visitor, Function<String, @Nullable String> headers, Reply reply) {
        try {
            Session session = session(visitor, headers);
            reply.over().onSuccess(over -> session.leave(reply));
            vigil.keep(visitor, reply.over(), reply::end);
            reply.open();
            session.listen(reply);
            UniHelper.toFuture(subscriptions.begin(session, visitor.caller(), visitor.user()));
        } catch (Fault fault) {
            reply.answer(fault.status(), Message.error(NullNode.getInstance(), fault));
        }
    }

    /** Ends a session with all that runs in it. */
    void leave(Visitor visitor, Function<String, @Nullable String> headers, Reply reply) {
        try {
            sessions.end(session(visitor, headers));
            reply.empty(NO_CONTENT);
        } catch (Fault fault) {
            reply.answer(fault.status(), Message.error(NullNode.getInstance(), fault));
        }
    }
}

package io.mooring.executor.gateway;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.mooring.executor.entrance.Refusals;
import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.entrance.Visitors;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.MirroredHeaders;
import io.mooring.executor.rpc.Protocol;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The routes: who asks from where is known before a byte of the message is read. */
@ApplicationScoped
class Door {

    private static final String VISITOR = Door.class.getName();
    private static final String OWN = "/mcp";
    private static final String AGENTS = "/agents/:agent/mcp";

    private final Visitors visitors;
    private final Refusals refusals;
    private final ModernEra modern;
    private final LegacyEra legacy;
    private final GatewayConfig config;
    private final ObjectReader json;

    Door(Visitors visitors, Refusals refusals, ModernEra modern, LegacyEra legacy, GatewayConfig config,
            ObjectMapper json) {
        this.visitors = visitors;
        this.refusals = refusals;
        this.modern = modern;
        this.legacy = legacy;
        this.config = config;
        this.json = Message.reader(json);
    }

    void open(@Observes Router router) {
        for (String path : List.of(OWN, AGENTS)) {
            router.route(path).handler(this::admit).failureHandler(refusals::fail);
            router.route(path).handler(BodyHandler.create(false).setBodyLimit(config.longest())).handler(this::take)
                    .failureHandler(refusals::fail);
        }
        for (String path : List.of("", OWN, AGENTS)) {
            router.get(Refusals.WELL_KNOWN + path).handler(refusals::describe);
        }
    }

    private void admit(RoutingContext request) {
        if (refusals.refuseOrigin(request)) {
            return;
        }
        UniHelper.toFuture(visitors.of(request, request.pathParam("agent"))).onSuccess(visitor -> {
            request.put(VISITOR, visitor);
            request.next();
        }).onFailure(failure -> refusals.refuse(request, failure));
    }

    private void take(RoutingContext request) {
        Visitor visitor = request.get(VISITOR);
        Function<String, @Nullable String> headers = request.request()::getHeader;
        Reply reply = new Reply(request.vertx(), request.response(), config.alive());
        boolean inSession = headers.apply(Protocol.SESSION_HEADER) != null
                && !Protocol.MODERN.equals(headers.apply(Protocol.VERSION_HEADER));
        String method = request.request().method().name();
        if (method.equals("POST")) {
            post(request, visitor, headers, reply);
        } else if (inSession && method.equals("GET")) {
            legacy.listen(visitor, headers, reply);
        } else if (inSession && method.equals("DELETE")) {
            legacy.leave(visitor, headers, reply);
        } else {
            refusals.onlyPost(request);
        }
    }

    private void post(RoutingContext request, Visitor visitor, Function<String, @Nullable String> headers,
            Reply reply) {
        String type = headers.apply("Content-Type");
        if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            refusals.otherType(request);
            return;
        }
        byte[] body = request.body().buffer() == null ? new byte[0] : request.body().buffer().getBytes();
        Message message;
        try {
            message = Message.parse(body, json);
        } catch (Fault fault) {
            reply.answer(fault.status(), Message.error(Message.idOf(body, json), fault));
            return;
        }
        if (MirroredHeaders.isModern(headers, message)) {
            modern.take(visitor, message, headers, reply);
        } else {
            legacy.take(visitor, message, headers, reply);
        }
    }
}

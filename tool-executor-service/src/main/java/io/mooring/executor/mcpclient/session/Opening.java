package io.mooring.executor.mcpclient.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Transport;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.mcpclient.session.Session.Terms;
import io.mooring.executor.mcpclient.web.Web;
import io.quarkus.arc.All;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Begins sessions: finds out which era a server is of, newest first, and says what has to be said first. */
@ApplicationScoped
class Opening {

    private static final String AUTO = "auto";
    private static final String SSE = "sse";
    private static final String STREAMABLE = "streamable-http";

    private final Web web;
    private final Map<String, Transport> transports;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration probe;
    private final Duration timeout;

    Opening(Web web, @All List<Transport> transports, Vertx vertx, Clock clock, McpClientConfig config) {
        this.web = web;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::name, Function.identity()));
        this.vertx = vertx;
        this.clock = clock;
        this.probe = config.probe();
        this.timeout = config.timeout();
    }

    /** Fails with {@link ChannelFailure}. */
    Future<Session> open(Upstream upstream, List<Placement> placements, Era known) {
        Attempt attempt = new Attempt(upstream, placements);
        boolean sse = known == Era.SSE || upstream.transport().equals(SSE);
        boolean old = known == Era.LEGACY;
        return sse ? attempt.sse() : old ? attempt.channel().compose(attempt::legacy) : attempt.probe();
    }

    private Session session(Upstream upstream) {
        return new Session(new Terms(vertx, clock::instant, timeout), new Notices(vertx.eventBus(), upstream));
    }

    private McpRequest request(String method, ObjectNode params, Duration time) {
        return new McpRequest(method, params, clock.instant().plus(time), Promise.<Void>promise().future(),
                Exchange.NONE);
    }

    /** One try with one server. */
    private final class Attempt {

        private final Upstream upstream;
        private final List<Placement> placements;

        Attempt(Upstream upstream, List<Placement> placements) {
            this.upstream = upstream;
            this.placements = placements;
        }

        Future<Session> channel() {
            Session session = session(upstream);
            return opened(session).map(session::on);
        }

        private Future<Channel> opened(Session session) {
            String name = upstream.transport();
            if (name.equals(AUTO) || name.equals(STREAMABLE)) {
                return Future.succeededFuture().map(now -> web.streamable(upstream, placements, session::take));
            }
            Transport transport = transports.get(name);
            return transport == null
                    ? Future.failedFuture(new ChannelFailure(new McpAnswer.Failed(ToolError.RUN_FAILED,
                            "servers that speak " + name + " can't be reached from here", false, null)))
                    : UniHelper.toFuture(transport.open(upstream, placements,
                            message -> session.take(message, Channel.NONE)));
        }

        Future<Session> probe() {
            return channel().compose(session -> {
                session.agree(Revision.MODERN, true);
                return session.ask(request("server/discover", JsonNodeFactory.instance.objectNode(), probe))
                        .transform(end -> judge(session, Discovered.of(end.result(), end.cause())));
            });
        }

        private Future<Session> judge(Session session, Discovered discovered) {
            return switch (discovered) {
                case Discovered.Modern(Capabilities said) -> known(session, said);
                case Discovered.Legacy(String revision) -> again(session)
                        .compose(fresh -> initialize(fresh, revision, true));
                case Discovered.Failed(Throwable cause) -> given(session, cause);
            };
        }

        private static Future<Session> known(Session session, Capabilities said) {
            session.know(said);
            session.listen();
            return Future.succeededFuture(session);
        }

        private static Future<Session> given(Session session, Throwable cause) {
            session.retire();
            return Future.failedFuture(cause);
        }

        /** A channel that ended with the question it did not understand can't be used for the next one. */
        private Future<Session> again(Session session) {
            if (transports.containsKey(upstream.transport()) && !session.requireChannel().ended().isComplete()) {
                return Future.succeededFuture(session);
            }
            session.retire();
            return channel();
        }

        Future<Session> legacy(Session session) {
            return initialize(session, Revision.LEGACY.getFirst(), true);
        }

        Future<Session> sse() {
            Session session = session(upstream);
            return Future.succeededFuture().compose(now -> web.sse(upstream, placements, session::take))
                    .map(session::on).compose(ready -> initialize(ready, Revision.LEGACY.getFirst(), false))
                    .onSuccess(Session::noteSse);
        }

        private Future<Session> initialize(Session session, String revision, boolean maySse) {
            session.agree(Revision.NONE, false);
            return session.ask(request("initialize", Messages.opening(revision), timeout))
                    .transform(end -> end.succeeded()
                            ? begin(session, end.result(), revision)
                            : Future.<Session>failedFuture(end.cause()))
                    .recover(cause -> given(session, cause)).recover(cause -> maySse && isPerhapsSse(cause)
                            ? sse().recover(neither -> Future.failedFuture(cause))
                            : Future.failedFuture(cause));
        }

        private boolean isPerhapsSse(Throwable cause) {
            return upstream.transport().equals(AUTO) && Discovered.isNoSuchThing(cause);
        }

        private Future<Session> begin(Session session, McpAnswer answer, String asked) {
            return switch (answer) {
                case McpAnswer.Result(ObjectNode result) -> begin(session, result);
                case McpAnswer.Refused(var code, var message, var data) when data != null
                        && !Revision.legacy(data.path("supported")).equals(asked)
                        && data.path("supported").isArray() ->
                    session.ask(request("initialize", Messages.opening(Revision.legacy(data.path("supported"))),
                            timeout)).compose(
                                    second -> second instanceof McpAnswer.Result told
                                            ? begin(session, told.result())
                                            : Future.failedFuture(new ChannelFailure(second)));
                case McpAnswer.Refused refused -> Future.failedFuture(new ChannelFailure(refused));
                case McpAnswer.CredentialRefused refused -> Future.failedFuture(new ChannelFailure(refused));
                case McpAnswer.Failed failed -> Future.failedFuture(new ChannelFailure(failed));
            };
        }

        private Future<Session> begin(Session session, ObjectNode result) {
            String revision = result.path("protocolVersion").asText("");
            if (!Revision.LEGACY.contains(revision)) {
                return Future.failedFuture(new ChannelFailure(new McpAnswer.Failed(ToolError.BAD_RESPONSE,
                        "the server speaks a revision of the protocol that is not known here", true, null)));
            }
            session.agree(revision, false);
            session.know(Discovered.capabilities(result, revision, false));
            Channel channel = session.requireChannel();
            return channel.send(Messages.notification("notifications/initialized", null))
                    .onSuccess(told -> channel.established()).map(session);
        }
    }
}

package io.mooring.executor.mcpclient;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.http.TraceParent;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.session.Session;
import io.mooring.executor.mcpclient.session.Sessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Speaks with MCP servers of either era. Every end of a request is an answer; a failure is an error of ours. */
@ApplicationScoped
public class McpClient {

    private static final int UNSUPPORTED_VERSION = -32022;

    private final Sessions sessions;
    private final Vertx vertx;
    private final TraceParent trace;

    McpClient(Sessions sessions, Vertx vertx, TraceParent trace) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.trace = trace;
    }

    /**
     * Sends a request and waits for its answer, which arrives on the caller's context. To cancel is to cancel there, too. It
     * is sent a second time only when the server did nothing the first time, for it did not know the session.
     */
    public Uni<McpAnswer> request(Upstream upstream, List<Placement> placements, McpRequest request) {
        McpRequest traced = trace.now().map(request::tracedBy).orElse(request);
        return here(gone -> ask(upstream, placements, traced.until(gone), true), request.callerGone());
    }

    /** What the server said of itself. Fails with {@link ChannelFailure} when it says nothing. */
    public Uni<Capabilities> capabilities(Upstream upstream, List<Placement> placements) {
        return here(gone -> sessions.of(upstream, placements).map(Session::capabilities),
                Promise.<Void>promise().future());
    }

    private interface Work<T> {
        Future<T> begin(Future<Void> gone);
    }

    private <T> Uni<T> here(Work<T> work, Future<Void> callerGone) {
        return Uni.createFrom().emitter(end -> {
            Context context = vertx.getOrCreateContext();
            Promise<Void> gone = Promise.promise();
            callerGone.onComplete(left -> gone.tryComplete());
            end.onTermination(gone::tryComplete);
            work.begin(gone.future()).onComplete(done -> context.runOnContext(back -> {
                if (done.succeeded()) {
                    end.complete(done.result());
                } else {
                    end.fail(done.cause());
                }
            }));
        });
    }

    private Future<McpAnswer> ask(Upstream upstream, List<Placement> placements, McpRequest request, boolean first) {
        return sessions.of(upstream, placements).compose(session -> session.ask(request).transform(end -> {
            if (first && !session.isListening(request)
                    && isOver(session, end.succeeded() ? end.result() : null, end.cause())) {
                sessions.forget(upstream, placements, session);
                return ask(upstream, placements, request, false);
            }
            return end.succeeded()
                    ? Future.succeededFuture(end.result())
                    : Future.<McpAnswer>failedFuture(end.cause());
        })).recover(cause -> cause instanceof ChannelFailure failure
                ? Future.succeededFuture(failure.answer())
                : Future.failedFuture(cause));
    }

    /** Whether the server does not know the session, or is of another era than it was: then it did nothing. */
    private static boolean isOver(Session session, @Nullable McpAnswer answer, @Nullable Throwable cause) {
        if (cause instanceof ChannelFailure failure) {
            boolean unknown = failure.error() == null && List.of(400, 404, 405).contains(failure.status());
            return failure.isSessionGone() || session.isModern() && unknown || isOver(session, failure.answer(), null);
        }
        return answer instanceof McpAnswer.Refused refused && refused.code() == UNSUPPORTED_VERSION;
    }
}

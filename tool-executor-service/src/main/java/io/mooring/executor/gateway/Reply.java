package io.mooring.executor.gateway;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.session.Listener;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

/**
 * What one request is answered with: one JSON object, or events from the moment something is said before the answer. Used by
 * any thread; all is written by the request's own, in order.
 */
final class Reply implements Listener {

    private static final int OK = 200;

    private final HttpServerResponse response;
    private final Context context;
    private final Vertx vertx;
    private final Duration alive;
    private final Promise<Void> gone = Promise.promise();
    private final Promise<Void> over = Promise.promise();
    private boolean streaming;
    private long timer = -1;

    Reply(Vertx vertx, HttpServerResponse response, Duration alive) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.alive = alive;
        response.closeHandler(closed -> left());
        response.exceptionHandler(broken -> left());
    }

    /** Completes when the client hangs up before the answer. */
    Future<Void> gone() {
        return gone.future();
    }

    /** Completes when nothing more will be said, whoever ended it. */
    Future<Void> over() {
        return over.future();
    }

    private void left() {
        finish();
        if (!response.ended()) {
            gone.tryComplete();
        }
    }

    private void finish() {
        vertx.cancelTimer(timer);
        over.tryComplete();
    }

    /** Makes it a stream, though nothing is said yet. */
    void open() {
        context.runOnContext(now -> stream());
    }

    /** {@inheritDoc} A client that does not read misses notifications, and nothing else. */
    @Override
    public void say(ObjectNode message) {
        context.runOnContext(now -> {
            if (isOpen() && !(response.writeQueueFull() && !message.has("id"))) {
                stream();
                write("event: message\ndata: " + message + "\n\n");
            }
        });
    }

    @Override
    public void end() {
        context.runOnContext(now -> {
            finish();
            if (isOpen()) {
                stream();
                response.end();
            }
        });
    }

    /** The answer. @param status of HTTP, unless events were said before */
    void answer(int status, ObjectNode message) {
        context.runOnContext(now -> {
            finish();
            if (!isOpen()) {
                return;
            }
            if (streaming) {
                response.end("event: message\ndata: " + message + "\n\n");
            } else {
                response.setStatusCode(status).putHeader("Content-Type", "application/json").end(message.toString());
            }
        });
    }

    /** A header of the answer; before it, and not of a stream. */
    void header(String name, String value) {
        response.putHeader(name, value);
    }

    /** Nothing but a status. */
    void empty(int status) {
        context.runOnContext(now -> {
            if (isOpen()) {
                response.setStatusCode(status).end();
            }
        });
    }

    private boolean isOpen() {
        return !response.ended() && !response.closed();
    }

    private void stream() {
        if (streaming || !isOpen()) {
            return;
        }
        streaming = true;
        response.setStatusCode(OK).setChunked(true).putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        write(":\n\n");
        timer = vertx.setPeriodic(alive.toMillis(), tick -> context.runOnContext(now -> {
            if (isOpen()) {
                write(":\n\n");
            }
        }));
    }

    /** A write that fails ends the connection, which is noticed there. */
    private void write(String text) {
        response.write(text);
    }
}

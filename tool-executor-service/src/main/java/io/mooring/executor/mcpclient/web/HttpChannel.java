package io.mooring.executor.mcpclient.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.web.EventReader.Event;
import io.mooring.executor.mcpclient.web.Link.Reply;
import io.mooring.executor.mcpclient.web.Link.Reply.Why;
import io.mooring.executor.mcpclient.web.Web.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;

/**
 * Streamable HTTP: each message is a POST, its answer one message or a stream of them. Of the revisions with sessions also
 * the session's id, streams that go on where they broke off, and one stream for what the server says by itself.
 */
final class HttpChannel implements Channel {

    private static final String SESSION = "Mcp-Session-Id";
    private static final long USUAL_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 30_000;
    /** A stream on which nothing came so often in a row is not opened again. */
    private static final int MOST_SILENT = 5;
    /** A server may keep a stream open behind the answer; for so long its connection is of use to others. */
    private static final long LINGER = 2000;

    private final Endpoint endpoint;
    private final Link link;
    private final Replies replies;
    private final Settings settings;
    private final Received received;
    private final Listeners listeners;
    private final Vertx vertx;
    private final Map<Long, Hearing> open = new ConcurrentHashMap<>();
    /** Streams that are open to hear of changes; one takes the place of another. */
    private final AtomicInteger ears = new AtomicInteger();
    private final Promise<Void> end = Promise.promise();
    private volatile @Nullable String session;
    private volatile @Nullable String revision;
    private volatile boolean modern;
    private volatile @Nullable Hearing ear;

    HttpChannel(Endpoint endpoint, Link link, Replies replies, Settings settings, Received received,
            Listeners listeners, Vertx vertx) {
        this.endpoint = endpoint;
        this.link = link;
        this.replies = replies;
        this.settings = settings;
        this.received = received;
        this.listeners = listeners;
        this.vertx = vertx;
    }

    @Override
    public void agree(String agreed, boolean withoutSessions) {
        revision = agreed.isEmpty() ? null : agreed;
        modern = withoutSessions;
    }

    @Override
    public Future<Void> send(ObjectNode message) {
        return send(message, MissingNode.getInstance());
    }

    @Override
    public Future<Void> send(ObjectNode message, JsonNode tool) {
        boolean asks = message.has("method") && message.has("id");
        long id = asks ? message.path("id").longValue() : NONE;
        Hearing hearing = hearing(id);
        EgressRequest request = post(message, tool, settings.limits());
        if (asks) {
            open.put(id, hearing);
        }
        return link.send(request, hearing, hearing.stopped()).compose(reply -> settle(hearing, reply))
                .onComplete(over -> open.remove(id, hearing));
    }

    private EgressRequest post(ObjectNode message, JsonNode tool, Limits limits) {
        EgressRequest headed = agreed(endpoint.post(message.toString().getBytes(StandardCharsets.UTF_8), limits));
        if (!modern || !message.has("method")) {
            return headed;
        }
        String method = message.path("method").asText();
        JsonNode params = message.path("params");
        headed = headed.withHeader("Mcp-Method", method);
        String about = ParamHeaders.about(method, params);
        headed = about.isEmpty() ? headed : headed.withHeader("Mcp-Name", ParamHeaders.encoded(about));
        for (var header : ParamHeaders.of(tool, params.path("arguments")).entrySet()) {
            headed = headed.withHeader(header.getKey(), header.getValue());
        }
        return headed;
    }

    private EgressRequest agreed(EgressRequest request) {
        String known = session;
        String spoken = revision;
        EgressRequest agreed = spoken == null ? request : request.withHeader("MCP-Protocol-Version", spoken);
        return known == null ? agreed : agreed.withSecretHeader(SESSION, known);
    }

    private Hearing hearing(long id) {
        return new Hearing(id, settings.maxMessage(), event -> hear(id, event), this::begin);
    }

    private void begin(HttpHeaders headers) {
        if (!modern && session == null) {
            session = headers.firstValue(SESSION).orElse(null);
        }
    }

    private void hear(long id, Event event) {
        if (!event.type().equals("message")) {
            return;
        }
        try {
            take(id, replies.read(event.data()));
        } catch (ChannelFailure unreadable) {
            throw new EgressFailure(EgressFailure.Kind.BAD_RESPONSE, String.valueOf(unreadable.getMessage()), true,
                    unreadable);
        }
    }

    /** One message, or several of the revision that had batches. */
    private void take(long id, JsonNode messages) {
        if (messages.isArray()) {
            messages.forEach(message -> take(id, message));
            return;
        }
        Hearing hearing = open.get(id);
        if (hearing != null) {
            hearing.note(messages);
            if (hearing.isAnswered() && hearing.isHeard()) {
                vertx.setTimer(LINGER, late -> hearing.stop(Why.HEARD));
            }
        }
        received.take(messages, id);
    }

    private Future<Void> settle(Hearing hearing, Reply reply) {
        return switch (reply) {
            case Reply.Answered(EgressResponse response) when !response.isSuccessful() ->
                Future.failedFuture(replies.refused(response, session != null));
            case Reply.Answered(EgressResponse response) ->
                hearing.isHeard() ? resume(hearing) : read(hearing, response);
            case Reply.Lost(EgressFailure failure) -> hearing.isAnswered() && hearing.isHeard()
                    ? Future.succeededFuture()
                    : hearing.isHeard() && failure.kind() == EgressFailure.Kind.CONNECTION_LOST
                            && isResumable(hearing)
                                    ? resume(hearing)
                                    : Future.failedFuture(Replies.lost(failure));
            case Reply.Unsent(var refusal) -> Future.failedFuture(Replies.unsent(refusal));
            case Reply.Stopped stopped -> Future.succeededFuture();
        };
    }

    private Future<Void> read(Hearing hearing, EgressResponse response) {
        String text = Replies.text(response);
        try {
            if (text != null && hearing.id() != NONE) {
                take(hearing.id(), replies.read(text));
            }
        } catch (ChannelFailure unreadable) {
            return Future.failedFuture(unreadable);
        }
        return hearing.isAnswered()
                ? Future.succeededFuture()
                : Future.failedFuture(
                        new ChannelFailure(Replies.bad("the server accepted the request and said nothing")));
    }

    private boolean isResumable(Hearing hearing) {
        return !modern && hearing.lastEvent() != null && hearing.silent() <= MOST_SILENT;
    }

    /** The stream is over; without the answer it goes on where it broke off, when the server can do that. */
    private Future<Void> resume(Hearing hearing) {
        if (hearing.isAnswered()) {
            return Future.succeededFuture();
        }
        if (!isResumable(hearing)) {
            return Future.failedFuture(new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_UNREACHABLE,
                    "the stream ended before the answer came", true,
                    null)));
        }
        return after(hearing.pause(USUAL_PAUSE, LONGEST_PAUSE)).compose(now -> hearing.stopped().isComplete()
                ? hearing.stopped().<Reply>map(stopped -> stopped)
                : link.hear(continuing(hearing), hearing, hearing.stopped())).compose(reply -> settle(hearing, reply));
    }

    private EgressRequest continuing(Hearing hearing) {
        EgressRequest request = agreed(endpoint.bare(HttpMethod.GET, settings.limits()));
        String last = hearing.lastEvent();
        return last == null ? request : request.withHeader("Last-Event-ID", last);
    }

    private Future<Void> after(long millis) {
        return vertx.timer(Math.max(1, millis)).mapEmpty();
    }

    /** Sessions have one stream for all their server says by itself. */
    @Override
    public void established() {
        if (!modern && session != null && listeners.enter(link.place())) {
            Hearing own = hearing(NONE);
            ear = own;
            listen(own).onComplete(over -> listeners.leave(link.place()));
        }
    }

    private Future<Void> listen(Hearing own) {
        return link.hear(continuing(own), own, own.stopped()).compose(reply -> {
            boolean goesOn = switch (reply) {
                case Reply.Answered(EgressResponse response) -> response.isSuccessful() && own.isHeard();
                case Reply.Lost(EgressFailure failure) -> own.isHeard();
                case Reply.Unsent(var refusal) -> false;
                case Reply.Stopped stopped -> false;
            };
            return goesOn && own.silent() <= MOST_SILENT
                    ? after(own.pause(USUAL_PAUSE, LONGEST_PAUSE)).compose(now -> listen(own))
                    : Future.succeededFuture();
        });
    }

    @Override
    public Future<Void> listen(ObjectNode message) {
        if (ears.getAndIncrement() == 0 && !listeners.enter(link.place())) {
            ears.decrementAndGet();
            return Future.failedFuture(Replies.tooMany());
        }
        Hearing own = hearing(message.path("id").longValue());
        open.put(own.id(), own);
        if (end.future().isComplete()) {
            own.stop(Why.UNWANTED);
        }
        EgressRequest request = post(message, MissingNode.getInstance(),
                settings.limits().withDeadline(Web.LONGEST_LISTENING));
        return link.hear(request, own, own.stopped()).compose(reply -> told(own, reply)).onComplete(over -> {
            open.remove(own.id(), own);
            if (ears.decrementAndGet() == 0) {
                listeners.leave(link.place());
            }
        });
    }

    private Future<Void> told(Hearing own, Reply reply) {
        return switch (reply) {
            case Reply.Answered(EgressResponse response) when !own.isHeard() ->
                Future.failedFuture(replies.refused(response, false));
            case Reply.Lost(EgressFailure failure) -> Future.failedFuture(Replies.lost(failure));
            case Reply.Unsent(var refusal) -> Future.failedFuture(Replies.unsent(refusal));
            default -> Future.succeededFuture();
        };
    }

    /** Without sessions, to close the stream is to cancel. */
    @Override
    public boolean drop(long id, boolean late) {
        Optional.ofNullable(open.remove(id)).ifPresent(hearing -> hearing.stop(late ? Why.LATE : Why.UNWANTED));
        return modern;
    }

    @Override
    public Future<Void> ended() {
        return end.future();
    }

    @Override
    public void close() {
        if (!end.tryComplete()) {
            return;
        }
        open.values().forEach(hearing -> hearing.stop(Why.UNWANTED));
        Optional.ofNullable(ear).ifPresent(own -> own.stop(Why.UNWANTED));
        if (!modern && session != null) {
            Hearing nothing = hearing(NONE);
            link.hear(agreed(endpoint.bare(HttpMethod.DELETE, settings.limits())), nothing, nothing.stopped());
        }
    }
}

package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A conversation: its requests and their answers, in any order, and what the server says meanwhile. Used by any thread. */
public final class Session {

    private static final Logger LOG = Logger.getLogger(Session.class);
    private static final String INITIALIZE = "initialize";

    /**
     * What it keeps to.
     *
     * @param silence how long a server may say nothing about a request
     */
    record Terms(Vertx vertx, Supplier<Instant> clock, Duration silence) {}

    private final Terms terms;
    private final Notices notices;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final Subscription subscription;
    private volatile @Nullable Channel channel;
    private volatile @Nullable Capabilities capabilities;
    private volatile boolean modern;
    private volatile boolean sse;
    private volatile boolean retired;

    Session(Terms terms, Notices notices) {
        this.terms = terms;
        this.notices = notices;
        this.subscription = new Subscription(ids::incrementAndGet, this::requireChannel, notices, terms.vertx(),
                terms.silence());
    }

    /** It speaks here from now on. */
    Session on(Channel opened) {
        channel = opened;
        opened.ended().onComplete(end -> failAll(end.cause()));
        return this;
    }

    Channel requireChannel() {
        Channel opened = channel;
        if (opened == null) {
            throw new IllegalStateException("a session without a channel");
        }
        return opened;
    }

    void agree(String revision, boolean withoutSessions) {
        modern = withoutSessions;
        requireChannel().agree(revision, withoutSessions);
    }

    void know(Capabilities said) {
        capabilities = said;
    }

    /** Without sessions, servers tell of changes only when they are asked to. */
    void listen() {
        subscription.begin(capabilities());
    }

    /** What the server said of itself. */
    public Capabilities capabilities() {
        Capabilities said = capabilities;
        if (said == null) {
            throw new IllegalStateException("the session has not begun");
        }
        return said;
    }

    /** Whether it is no request of its own where there are no sessions. */
    public boolean isListening(McpRequest request) {
        return modern && Subscription.REPLACED.contains(request.method());
    }

    /** Fails with {@link ChannelFailure} when no answer can come. */
    public Future<McpAnswer> ask(McpRequest request) {
        if (isListening(request)) {
            return subscription.ask(request);
        }
        Instant now = terms.clock().get();
        if (request.callerGone().isComplete()) {
            return Future.succeededFuture(new McpAnswer.Failed(ToolError.CALLER_GONE,
                    "the caller hung up before the request was sent", false, null));
        }
        if (!now.isBefore(request.deadline())) {
            return Future.succeededFuture(new McpAnswer.Failed(ToolError.UPSTREAM_TIMEOUT,
                    "the time was over before the request was sent", false, null));
        }
        Pending begun = new Pending(ids.incrementAndGet(), request, now);
        pending.put(begun.id(), begun);
        watch(begun);
        send(begun).onFailure(cause -> fail(begun, cause));
        request.callerGone().onComplete(gone -> giveUp(begun, ToolError.CALLER_GONE, "the caller hung up"));
        return begun.answer();
    }

    private Future<Void> send(Pending begun) {
        McpRequest request = begun.request();
        Exchange exchange = request.exchange();
        @Nullable
        Long token = exchange == Exchange.NONE ? null : begun.id();
        ObjectNode params = modern
                ? Messages.modern(request.params(), exchange.capabilities(), token)
                : Messages.legacy(request.params(), token);
        ObjectNode message = Messages.request(begun.id(), request.method(), params);
        JsonNode tool = request.tool();
        return tool == null ? requireChannel().send(message) : requireChannel().send(message, tool);
    }

    /** Gets everything the server says. */
    void take(JsonNode message, long during) {
        JsonNode id = message.path("id");
        String method = message.path("method").asText("");
        if (method.isEmpty()) {
            answered(message, id, during);
        } else if (id.isMissingNode() || id.isNull()) {
            said(method, message.path("params"), during);
        } else {
            new Question(id, method, message.path("params")).put(about(during), this::reply, terms.clock());
        }
    }

    private void answered(JsonNode message, JsonNode id, long during) {
        long answers = id.isNull() || id.isMissingNode() ? during : id.asLong(Channel.NONE);
        Pending asked = pending.get(answers);
        if (asked == null || !forget(asked)) {
            subscription.answered(answers, message); // or it came too late
            return;
        }
        JsonNode error = message.path("error");
        if (error.isObject()) {
            asked.promise().tryComplete(new McpAnswer.Refused(error.path("code").asInt(),
                    error.path("message").asText(""), error.has("data") ? error.get("data") : null));
        } else if (message.path("result") instanceof ObjectNode result) {
            asked.promise().tryComplete(new McpAnswer.Result(result));
        } else {
            asked.promise().tryComplete(new McpAnswer.Failed(ToolError.BAD_RESPONSE,
                    "the server's answer has no result", true, null));
        }
    }

    private void said(String method, JsonNode params, long during) {
        switch (method) {
            case "notifications/progress" -> {
                Pending asked = pending.get(params.path("progressToken").asLong(Channel.NONE));
                heard(asked, () -> tell(asked, Exchange::progress, params));
            }
            case "notifications/message" -> {
                Pending asked = about(during);
                heard(asked, () -> tell(asked, Exchange::message, params));
            }
            case "notifications/subscriptions/acknowledged" -> subscription.acknowledged(params);
            default -> notices.take(method, params);
        }
    }

    private interface Way {
        void tell(Exchange exchange, ObjectNode params);
    }

    private static void tell(@Nullable Pending asked, Way way, JsonNode params) {
        if (asked != null && params instanceof ObjectNode said) {
            way.tell(asked.request().exchange(), said);
        }
    }

    private void heard(@Nullable Pending asked, Runnable telling) {
        if (asked == null) {
            return;
        }
        asked.sign(terms.clock().get());
        try {
            telling.run();
        } catch (RuntimeException failure) {
            LOG.error("who asks a server can't be told what it says", failure);
            fail(asked, failure);
        }
    }

    /** The request something is about: the one in whose answer it came, or else the only one there is. */
    private @Nullable Pending about(long during) {
        Pending asked = pending.get(during);
        if (asked != null) {
            return asked;
        }
        List<Pending> all = List.copyOf(pending.values());
        return all.size() == 1 && during == Channel.NONE ? all.getFirst() : null;
    }

    private void reply(ObjectNode message) {
        requireChannel().send(message).onFailure(
                cause -> LOG.debugf("a server did not take an answer to its question: %s", cause.getMessage()));
    }

    private void watch(Pending begun) {
        Duration left = begun.left(terms.clock().get(), terms.silence());
        if (left.isPositive()) {
            begun.setTimer(terms.vertx().setTimer(Math.max(1, left.toMillis()), again -> {
                if (pending.containsKey(begun.id())) {
                    watch(begun);
                }
            }));
        } else {
            giveUp(begun, ToolError.UPSTREAM_TIMEOUT, "no answer in time");
        }
    }

    private void giveUp(Pending begun, ToolError error, String reason) {
        if (forget(begun)) {
            Channel opened = requireChannel();
            if (!opened.drop(begun.id(), error == ToolError.UPSTREAM_TIMEOUT)
                    && !begun.request().method().equals(INITIALIZE)) {
                reply(Messages.cancelled(begun.id(), reason));
            }
            begun.promise().tryComplete(new McpAnswer.Failed(error, reason, true, null));
        }
    }

    private void fail(Pending begun, Throwable cause) {
        if (forget(begun)) {
            begun.promise().tryFail(cause);
        }
    }

    private void failAll(@Nullable Throwable cause) {
        Throwable why = cause == null
                ? new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_UNREACHABLE,
                        "the conversation was ended", true, null))
                : cause;
        pending.values().forEach(begun -> fail(begun, why));
    }

    private boolean forget(Pending begun) {
        boolean mine = pending.remove(begun.id(), begun);
        if (mine) {
            terms.vertx().cancelTimer(begun.timer());
            closeWhenIdle();
        }
        return mine;
    }

    /** No new requests come; it is closed as soon as none is without its answer. */
    void retire() {
        retired = true;
        closeWhenIdle();
    }

    private void closeWhenIdle() {
        if (retired && pending.isEmpty()) {
            requireChannel().close();
        }
    }

    void noteSse() {
        sse = true;
    }

    Era era() {
        return modern ? Era.MODERN : sse ? Era.SSE : Era.LEGACY;
    }

    /** Whether every request stands for itself. */
    public boolean isModern() {
        return modern;
    }
}

package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * What a server without sessions is asked to tell by itself (2026-07-28, Subscriptions): one stream for all of it, opened before
 * the one it replaces ends. Used by any thread; what it knows is touched on one context alone.
 */
final class Subscription {

    private static final String SUBSCRIBE = "resources/subscribe";
    /** Requests of former revisions that a stream has taken the place of. */
    static final Set<String> REPLACED = Set.of(SUBSCRIBE, "resources/unsubscribe");

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final String LISTEN = "subscriptions/listen";
    private static final String RESOURCES = "resources";
    private static final List<String> LISTS = List.of("tools", "prompts", RESOURCES);
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final LongSupplier ids;
    private final Supplier<Channel> channel;
    private final Notices notices;
    private final Vertx vertx;
    private final Duration patience;
    private final ContextInternal home;
    /** Everything below is touched there only. */
    private final Set<String> uris = new HashSet<>();
    private List<String> lists = List.of();
    private boolean tells;
    private Pauses pauses = Pauses.FIRST;
    private boolean deaf;
    private @Nullable Stream current;
    private @Nullable Stream opening;
    private @Nullable Promise<Stream> queued;

    /**
     * @param ids of requests of the session
     * @param patience for an acknowledgement
     */
    Subscription(LongSupplier ids, Supplier<Channel> channel, Notices notices, Vertx vertx, Duration patience) {
        this.ids = ids;
        this.channel = channel;
        this.notices = notices;
        this.vertx = vertx;
        this.patience = patience;
        this.home = (ContextInternal) vertx.getOrCreateContext();
    }

    /** Hears of all lists the server says it tells of. */
    void begin(Capabilities said) {
        home.runOnContext(now -> {
            lists = LISTS.stream().filter(list -> said.declared().path(list).path("listChanged").asBoolean()).toList();
            tells = said.declared().path(RESOURCES).path("subscribe").asBoolean();
            hear();
        });
    }

    /** Nobody waits for it. */
    private void hear() {
        if (!lists.isEmpty() || !uris.isEmpty()) {
            renew().onFailure(cause -> LOG.debugf("a server does not tell of changes: %s", cause.getMessage()));
        }
    }

    /** Does what one of {@link #REPLACED} did; what nobody waits for any more is not asked about. Fails with {@link ChannelFailure}. */
    Future<McpAnswer> ask(McpRequest request) {
        String uri = request.params().path("uri").asText();
        Promise<McpAnswer> answer = Promise.promise();
        home.runOnContext(now -> (request.method().equals(SUBSCRIBE) ? add(uri) : remove(uri)).onComplete(answer));
        request.callerGone().onComplete(gone -> home.runOnContext(now -> {
            if (!answer.future().isComplete() && request.method().equals(SUBSCRIBE)) {
                uris.remove(uri);
            }
        }));
        return answer.future();
    }

    private Future<McpAnswer> add(String uri) {
        if (!tells) {
            return Future.succeededFuture(new McpAnswer.Refused(METHOD_NOT_FOUND,
                    "the server does not tell of resources", null));
        }
        uris.add(uri);
        return renew().map(stream -> answer(uri, stream)).onFailure(cause -> uris.remove(uri));
    }

    private McpAnswer answer(String uri, Stream stream) {
        if (stream.accepted.contains(uri)) {
            return new McpAnswer.Result(JsonNodeFactory.instance.objectNode());
        }
        uris.remove(uri);
        return new McpAnswer.Refused(INVALID_PARAMS, "the server does not tell of " + uri, null);
    }

    private Future<McpAnswer> remove(String uri) {
        uris.remove(uri);
        hear();
        return Future.succeededFuture(new McpAnswer.Result(JsonNodeFactory.instance.objectNode()));
    }

    /** A stream for all that is wanted by then: while one is being opened, those who want more wait for the next one together. */
    private Future<Stream> renew() {
        if (opening == null) {
            return open();
        }
        if (queued == null) {
            queued = Promise.promise();
        }
        return queued.future();
    }

    private Future<Stream> open() {
        Set<String> wanted = Set.copyOf(uris);
        if (current != null && current.wanted.equals(wanted)) {
            return Future.succeededFuture(current);
        }
        Stream begun = new Stream(ids.getAsLong(), wanted, home.promise());
        opening = begun;
        channel.get().listen(request(begun))
                .onComplete(over -> home.runOnContext(now -> over(begun, over.cause())));
        Future<Stream> opened = begun.acknowledged.future().timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> Future.failedFuture(cause instanceof ChannelFailure ? cause : lost("says nothing")));
        opened.onComplete(end -> settle(begun, end.cause()));
        return opened;
    }

    private void settle(Stream begun, @Nullable Throwable cause) {
        opening = null;
        if (cause == null) {
            drop(current);
            current = begun;
            catchUp(begun);
        } else {
            drop(begun);
            if (current == null && !isRefusal(cause)) {
                later(begun);
            }
        }
        Promise<Stream> waiting = queued;
        queued = null;
        if (waiting != null) {
            open().onComplete(waiting);
        }
    }

    /** Whether it will not listen, whenever it is asked. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ChannelFailure failure && failure.answer() instanceof McpAnswer.Refused;
    }

    private ObjectNode request(Stream stream) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = params.putObject("notifications");
        lists.forEach(list -> filter.put(list + "ListChanged", true));
        if (!stream.wanted.isEmpty()) {
            stream.wanted.stream().sorted().forEach(filter.putArray(Stream.URIS)::add);
        }
        return Messages.request(stream.id, LISTEN, Messages.modern(params, params.objectNode(), null));
    }

    /** The server says what it will tell of. */
    void acknowledged(JsonNode params) {
        long id = params.at("/_meta/io.modelcontextprotocol~1subscriptionId").asLong(Channel.NONE);
        home.runOnContext(now -> {
            if (opening != null && opening.id == id) {
                opening.accept(params.path("notifications"));
            }
        });
    }

    /** Something may have changed while nobody heard of it. */
    private void catchUp(Stream stream) {
        if (deaf) {
            deaf = false;
            ObjectNode nothing = JsonNodeFactory.instance.objectNode();
            lists.forEach(list -> notices.take("notifications/" + list + "/list_changed", nothing));
            stream.accepted.forEach(uri -> notices.take("notifications/resources/updated",
                    JsonNodeFactory.instance.objectNode().put("uri", uri)));
        }
    }

    /** The request for a stream has its answer: an error, or that the server ends it. */
    void answered(long id, JsonNode message) {
        JsonNode error = message.path("error");
        home.runOnContext(now -> {
            Stream stream = known(id);
            if (stream != null) {
                over(stream, error.isObject()
                        ? new ChannelFailure(new McpAnswer.Refused(error.path("code").asInt(),
                                error.path("message").asText(""), error.get("data")))
                        : null);
                channel.get().drop(id, false);
            }
        });
    }

    private @Nullable Stream known(long id) {
        return current != null && current.id == id ? current : opening != null && opening.id == id ? opening : null;
    }

    private void over(Stream stream, @Nullable Throwable cause) {
        stream.acknowledged.tryFail(cause == null ? lost("ended the stream") : cause);
        if (current == stream) {
            current = null;
            later(stream);
        }
    }

    /** It is tried again, later each time, as long as the session lasts. */
    private void later(Stream lost) {
        deaf = true;
        pauses = pauses.after(lost.begun);
        vertx.setTimer(pauses.next(), timer -> home.runOnContext(now -> {
            if (current == null && opening == null && !channel.get().ended().isComplete()) {
                hear();
            }
        }));
    }

    private void drop(@Nullable Stream stream) {
        if (stream != null && !channel.get().drop(stream.id, false)) {
            channel.get().send(Messages.cancelled(stream.id, "another stream took its place"));
        }
    }

    private static ChannelFailure lost(String what) {
        return new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_UNREACHABLE,
                "the server " + what + " when it is to tell of changes", true, null));
    }

    /** One request to listen. */
    private static final class Stream {

        private static final String URIS = "resourceSubscriptions";

        private final long id;
        private final Set<String> wanted;
        private final Promise<Stream> acknowledged;
        private final long begun = System.nanoTime();
        private Set<String> accepted = Set.of();

        Stream(long id, Set<String> wanted, Promise<Stream> acknowledged) {
            this.acknowledged = acknowledged;
            this.id = id;
            this.wanted = wanted;
        }

        /** Of what was not asked for, nothing is taken. */
        void accept(JsonNode filter) {
            Set<String> granted = new HashSet<>();
            filter.path(URIS).forEach(uri -> {
                if (wanted.contains(uri.asText())) {
                    granted.add(uri.asText());
                }
            });
            accepted = Set.copyOf(granted);
            acknowledged.tryComplete(this);
        }
    }
}

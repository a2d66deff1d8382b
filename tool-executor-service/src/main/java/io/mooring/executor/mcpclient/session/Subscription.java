package io.mooring.executor.mcpclient.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * What a server without sessions is asked to tell by itself (2026-07-28, Subscriptions): one stream for all of it, opened before
 * the one it replaces ends. Used by any thread.
 */
final class Subscription {

    private static final String SUBSCRIBE = "resources/subscribe";
    /** Requests of former revisions that a stream has taken the place of. */
    static final Set<String> REPLACED = Set.of(SUBSCRIBE, "resources/unsubscribe");

    private static final String LISTEN = "subscriptions/listen";
    private static final String RESOURCES = "resources";
    private static final String URIS = "resourceSubscriptions";
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final List<String> LISTS = List.of("tools", "prompts", RESOURCES);

    private final LongSupplier ids;
    private final Supplier<Channel> channel;
    private final Notices notices;
    private final Duration patience;
    private final Map<Long, Promise<JsonNode>> asked = new ConcurrentHashMap<>();
    /** Everything below is touched by one who holds the lock. */
    private final Set<String> uris = new HashSet<>();
    private List<String> lists = List.of();
    private boolean tells;
    private @Nullable Stream current;
    private Future<@Nullable Stream> latest = Future.succeededFuture();

    /**
     * @param ids of requests of the session
     * @param patience for an acknowledgement
     */
    Subscription(LongSupplier ids, Supplier<Channel> channel, Notices notices, Duration patience) {
        this.ids = ids;
        this.channel = channel;
        this.notices = notices;
        this.patience = patience;
    }

    /** @param wanted resources it was opened for, of which the server tells of those that are accepted */
    private record Stream(long id, Set<String> wanted, Set<String> accepted) {}

    /** Hears of all lists the server says it tells of. */
    void begin(Capabilities said) {
        synchronized (this) {
            lists = LISTS.stream().filter(list -> said.declared().path(list).path("listChanged").asBoolean()).toList();
            tells = said.declared().path(RESOURCES).path("subscribe").asBoolean();
        }
        renew();
    }

    /** Does what one of {@link #REPLACED} did. Fails with {@link ChannelFailure}. */
    Future<McpAnswer> ask(String method, String uri) {
        return method.equals(SUBSCRIBE) ? add(uri) : remove(uri);
    }

    private Future<McpAnswer> add(String uri) {
        synchronized (this) {
            if (!tells) {
                return Future.succeededFuture(new McpAnswer.Refused(METHOD_NOT_FOUND,
                        "the server does not tell of resources", null));
            }
            uris.add(uri);
        }
        return renew().map(stream -> answer(uri, stream)).onFailure(cause -> forget(uri));
    }

    private McpAnswer answer(String uri, @Nullable Stream stream) {
        if (stream != null && stream.accepted.contains(uri)) {
            return new McpAnswer.Result(JsonNodeFactory.instance.objectNode());
        }
        forget(uri);
        return new McpAnswer.Refused(INVALID_PARAMS, "the server does not tell of " + uri, null);
    }

    private Future<McpAnswer> remove(String uri) {
        forget(uri);
        return renew().map(stream -> new McpAnswer.Result(JsonNodeFactory.instance.objectNode()));
    }

    private synchronized void forget(String uri) {
        uris.remove(uri);
    }

    /** One after the other, so that the last one has all that is wanted. */
    private synchronized Future<@Nullable Stream> renew() {
        latest = latest.transform(whatever -> replace());
        return latest;
    }

    private Future<@Nullable Stream> replace() {
        Stream before;
        Set<String> wanted;
        boolean nothing;
        synchronized (this) {
            before = current;
            wanted = Set.copyOf(uris);
            nothing = lists.isEmpty() && wanted.isEmpty();
            if (nothing) {
                current = null;
            }
        }
        if (before != null && !nothing && before.wanted.equals(wanted)) {
            return Future.succeededFuture(before);
        }
        Future<@Nullable Stream> opened = nothing ? Future.succeededFuture() : open(wanted);
        return opened.onSuccess(now -> drop(before));
    }

    private Future<@Nullable Stream> open(Set<String> wanted) {
        long id = ids.getAsLong();
        Promise<JsonNode> acknowledged = Promise.promise();
        asked.put(id, acknowledged);
        channel.get().listen(request(id, wanted)).onComplete(over -> {
            acknowledged.tryFail(over.failed() ? over.cause() : new IllegalStateException("the stream is over"));
            end(id);
        });
        return acknowledged.future().timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .<@Nullable Stream>map(accepted -> keep(new Stream(id, wanted, texts(accepted.path(URIS)))))
                .onFailure(cause -> drop(new Stream(id, wanted, Set.of())));
    }

    private synchronized Stream keep(Stream opened) {
        current = opened;
        return opened;
    }

    private ObjectNode request(long id, Set<String> wanted) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = params.putObject("notifications");
        synchronized (this) {
            lists.forEach(list -> filter.put(list + "ListChanged", true));
        }
        if (!wanted.isEmpty()) {
            wanted.stream().sorted().forEach(filter.putArray(URIS)::add);
        }
        return Messages.request(id, LISTEN, Messages.modern(params, params.objectNode(), null));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return Set.copyOf(texts);
    }

    /** The server says what it will tell of; the second time, that the stream broke off in between. */
    void acknowledged(JsonNode params) {
        JsonNode accepted = params.path("notifications");
        Promise<JsonNode> waiting = asked.get(params.at("/_meta/io.modelcontextprotocol~1subscriptionId").asLong(
                Channel.NONE));
        if (waiting != null && !waiting.tryComplete(accepted)) {
            missed(accepted);
        }
    }

    /** Something may have changed meanwhile, and nobody would say so. */
    private void missed(JsonNode accepted) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        LISTS.stream().filter(list -> accepted.path(list + "ListChanged").asBoolean())
                .forEach(list -> notices.take("notifications/" + list + "/list_changed", nothing));
        texts(accepted.path(URIS)).forEach(uri -> notices.take("notifications/resources/updated",
                JsonNodeFactory.instance.objectNode().put("uri", uri)));
    }

    /** The request for a stream has its answer: an error, or that the stream is over. */
    void answered(long id, JsonNode message) {
        Promise<JsonNode> waiting = asked.get(id);
        JsonNode error = message.path("error");
        if (waiting != null && error.isObject()) {
            waiting.tryFail(new ChannelFailure(new McpAnswer.Refused(error.path("code").asInt(),
                    error.path("message").asText(""), error.get("data"))));
            end(id);
            channel.get().drop(id, false);
        }
    }

    private void drop(@Nullable Stream stream) {
        if (stream == null) {
            return;
        }
        end(stream.id);
        if (!channel.get().drop(stream.id, false)) {
            channel.get().send(Messages.cancelled(stream.id, "another stream took its place"));
        }
    }

    private void end(long id) {
        asked.remove(id);
        synchronized (this) {
            if (current != null && current.id == id) {
                current = null;
            }
        }
    }
}

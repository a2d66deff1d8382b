package io.mooring.executor.session;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.rpc.Message.Answered;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** What is remembered of one client between its requests. Used by any thread. */
public final class Session implements Ear {

    private static final Set<String> LISTS_OF_SERVERS = Set.of("notifications/prompts/list_changed",
            "notifications/resources/list_changed");

    private final String id;
    private final Owner owner;
    private final String version;
    private final boolean servers;
    private final ObjectNode capabilities;
    private final Duration patience;
    private final AtomicLong asked = new AtomicLong();
    private final Map<String, Promise<JsonNode>> questions = new ConcurrentHashMap<>();
    private final Map<JsonNode, Promise<Void>> running = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Listener> stream = new AtomicReference<>();
    private final Promise<Void> over = Promise.promise();
    private volatile @Nullable String logLevel;

    /** @param servers whether it was offered prompts and resources */
    Session(String id, Owner owner, String version, boolean servers, ObjectNode capabilities, Duration patience) {
        this.id = id;
        this.owner = owner;
        this.version = version;
        this.servers = servers;
        this.capabilities = capabilities;
        this.patience = patience;
    }

    public String id() {
        return id;
    }

    public Owner owner() {
        return owner;
    }

    /** The one that was agreed on. */
    public String version() {
        return version;
    }

    /** What the client can be asked for. */
    public ObjectNode capabilities() {
        return capabilities;
    }

    /** From which level on the client wants messages; null as long as it has not said. */
    public @Nullable String logLevel() {
        return logLevel;
    }

    public void logFrom(String level) {
        this.logLevel = level;
    }

    /** Begins a request; what is returned completes when its sender no longer wants it. Fails when its id is in use. */
    public Future<Void> begin(JsonNode request) {
        Promise<Void> unwanted = Promise.promise();
        if (running.putIfAbsent(request, unwanted) != null) {
            throw Fault.invalidRequest("expected an id that no other request under way has");
        }
        return unwanted.future();
    }

    public void finish(JsonNode request) {
        running.remove(request);
    }

    /** The client no longer wants the answer; an unknown or finished one is nothing to it. */
    public void cancel(JsonNode request) {
        Promise<Void> unwanted = running.get(request);
        if (unwanted != null) {
            unwanted.tryComplete();
        }
    }

    /** Asks the client on one of its streams; fails with {@link Fault} when it refuses, or says nothing in time. */
    public Uni<JsonNode> ask(Listener listener, String method, JsonNode params) {
        String question = "mooring-" + asked.incrementAndGet();
        Promise<JsonNode> answer = Promise.promise();
        questions.put(question, answer);
        listener.say(Message.request(question, method, params));
        return UniHelper.toUni(answer.future()).ifNoItem().after(patience)
                .failWith(() -> Fault.unavailable(200, "the client did not answer " + method))
                .onTermination().invoke(() -> questions.remove(question));
    }

    /** Takes an answer of the client; one nobody waits for is nothing. */
    public void take(Answered answered) {
        Promise<JsonNode> waiting = questions.get(answered.id().asText());
        if (waiting == null) {
            return;
        }
        JsonNode error = answered.error();
        if (error == null) {
            waiting.tryComplete(answered.result());
        } else {
            waiting.tryFail(Fault.of(error.path("code").asInt(), error.path("message").asText(), error.get("data")));
        }
    }

    /** The stream for what belongs to no request; the one before ends, so that nothing is said twice. */
    public void listen(Listener listener) {
        Listener before = stream.getAndSet(listener);
        if (before != null) {
            before.end();
        }
    }

    /** That stream is gone. */
    public void leave(Listener listener) {
        stream.compareAndSet(listener, null);
    }

    /** {@inheritDoc} It does on its stream alone. */
    @Override
    public void announce(ObjectNode notification) {
        Listener listener = stream.get();
        if (listener != null) {
            listener.say(notification);
        }
    }

    @Override
    public boolean hears() {
        return stream.get() != null;
    }

    /** {@inheritDoc} Whoever has a session is told of everything it was offered. */
    @Override
    public boolean wants(String method) {
        return servers || !LISTS_OF_SERVERS.contains(method);
    }

    @Override
    public Future<Void> ended() {
        return over.future();
    }

    /** All that runs in it is no longer wanted. */
    void close() {
        over.tryComplete();
        running.values().forEach(Promise::tryComplete);
        questions.values().forEach(question -> question.tryFail(Fault.unavailable(200, "the session has ended")));
        Listener listener = stream.getAndSet(null);
        if (listener != null) {
            listener.end();
        }
    }

    /** Not its id: who has it is half-way in. */
    @Override
    public String toString() {
        return "Session[" + owner + ", " + version + "]";
    }
}

package io.mooring.executor.subscription;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.session.Session;
import io.mooring.executor.upstreams.Upstreams.Watched;

/** A session, who it acts for, and what it asked to be told of. Used by any thread. */
final class Audience {

    static final String UPDATED = "notifications/resources/updated";

    private final Session session;
    private final String user;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private volatile Caller caller;

    Audience(Session session, Caller caller, String user) {
        this.session = session;
        this.caller = caller;
        this.user = user;
    }

    Caller caller() {
        return caller;
    }

    /** The same caller with the mandate it has by now. */
    void become(Caller now) {
        caller = now;
    }

    String user() {
        return user;
    }

    boolean hears() {
        return session.hears();
    }

    boolean isFull(int most) {
        return watched.size() >= most;
    }

    void add(Watched resource) {
        watched.put(resource.shown(), resource);
    }

    /** What was asked about by that name, no more; null when nothing was. */
    @Nullable
    Watched remove(String shown) {
        return watched.remove(shown);
    }

    Stream<Watched> watched() {
        return watched.values().stream();
    }

    /** What a notice of a server is about, as far as it was asked about; the address may be that of a part of it. */
    Stream<Watched> about(Notice notice) {
        String uri = notice.params().path("uri").asText();
        return watched().filter(one -> one.integration().equals(notice.integration())
                && one.connection().equals(notice.connection())
                && (uri.equals(one.uri()) || uri.startsWith(one.uri() + "/")));
    }

    void tellOf(Watched resource) {
        session.announce(Message.notification(UPDATED, JsonNodeFactory.instance.objectNode().put("uri",
                resource.shown())));
    }

    void tell(String method) {
        session.announce(Message.notification(method, JsonNodeFactory.instance.objectNode()));
    }
}

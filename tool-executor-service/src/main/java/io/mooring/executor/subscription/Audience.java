package io.mooring.executor.subscription;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.rpc.Message;
import io.mooring.executor.session.Ear;
import io.mooring.executor.upstreams.Watches.Watched;

/** Somebody who listens, who that acts for, and what was asked about. Used by any thread. */
final class Audience {

    static final String UPDATED = "notifications/resources/updated";
    /** Notifications that a list has changed. */
    private static final Set<String> LISTS = Set.of(Notice.TOOLS_CHANGED, Notice.PROMPTS_CHANGED,
            Notice.RESOURCES_CHANGED);

    private final Ear ear;
    private final String user;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    /** Those watched, and those about to be. */
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<@Nullable Listed> listed = new AtomicReference<>();
    private volatile Caller caller;

    Audience(Ear ear, Caller caller, String user) {
        this.ear = ear;
        this.caller = caller;
        this.user = user;
    }

    Ear ear() {
        return ear;
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

    /** Whether it wants to be told of a list, though perhaps not yet. */
    boolean wantsLists() {
        return LISTS.stream().anyMatch(ear::wants);
    }

    /** Whether it is to be told of lists at this moment. */
    boolean hearsOfLists() {
        return ear.hears() && wantsLists();
    }

    /** Whether it is to be told by notifications of this method at this moment. */
    boolean hears(String method) {
        return ear.hears() && ear.wants(method);
    }

    /**
     * What its lists are by one look. Looks may end in another order than they began.
     *
     * @return notifications of those of which another look saw something else
     */
    Set<String> list(Listed now) {
        Listed other = listed.getAndAccumulate(now, (known, latest) -> known == null || known.isBefore(latest)
                ? latest
                : known);
        return other == null ? Set.of() : now.differingFrom(other);
    }

    /** What it was answered when that was last looked at; null when nobody has looked yet. */
    @Nullable
    Listed listed() {
        return listed.get();
    }

    /** Takes a place for one more; false when there is none. */
    boolean reserve(int most) {
        return taken.getAndUpdate(count -> Math.min(count + 1, most)) < most;
    }

    /** The place is not needed. */
    void release() {
        taken.decrementAndGet();
    }

    /** Puts it into the place that was taken for it. @return what was known by that name before; null when nothing was */
    @Nullable
    Watched add(Watched resource) {
        Watched before = watched.put(resource.shown(), resource);
        if (before != null) {
            release();
        }
        return before;
    }

    /** False when it is no longer asked about. */
    boolean replace(Watched before, Watched now) {
        return watched.replace(before.shown(), before, now);
    }

    /** What was asked about by that name, no more; null when nothing was. */
    @Nullable
    Watched remove(String shown) {
        Watched removed = watched.remove(shown);
        if (removed != null) {
            release();
        }
        return removed;
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
        ear.announce(Message.notification(UPDATED, JsonNodeFactory.instance.objectNode().put("uri",
                resource.shown())));
    }

    void tell(String method) {
        ear.announce(Message.notification(method, JsonNodeFactory.instance.objectNode()));
    }
}

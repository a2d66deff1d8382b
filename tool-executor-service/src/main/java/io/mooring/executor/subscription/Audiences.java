package io.mooring.executor.subscription;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.session.Ear;
import io.mooring.executor.upstreams.Watches.Watched;

/** Who listens, and what is no longer asked about but its servers were not told so. Used by any thread. */
@ApplicationScoped
class Audiences {

    private final Map<Ear, Audience> here = new ConcurrentHashMap<>();
    private final Queue<Holding> left = new ConcurrentLinkedQueue<>();

    /** A resource somebody asks, or asked, about. */
    record Holding(Audience audience, Watched watched) {}

    /** What a server knows a question as. */
    record Question(String tenant, String connection, String uri) {

        static Question of(Watched watched) {
            return new Question(watched.tenant(), watched.connection(), watched.uri());
        }
    }

    /** As long as it listens. */
    Audience join(Ear ear, Caller caller, String user) {
        Audience made = new Audience(ear, caller, user);
        Audience known = here.putIfAbsent(ear, made);
        if (known == null) {
            ear.ended().onComplete(over -> leave(ear));
            return made;
        }
        known.become(caller);
        return known;
    }

    /** It ends on threads that can do nothing but remember it. */
    private void leave(Ear ear) {
        Audience gone = here.remove(ear);
        if (gone != null) {
            gone.watched().forEach(one -> leave(gone, one));
        }
    }

    /** It is to be forgotten, unless somebody else asks about it by then. */
    void leave(Audience audience, Watched watched) {
        left.add(new Holding(audience, watched));
    }

    /** What was asked about is to be forgotten, if nobody listens by now, or did not ask any more. */
    void settle(Audience audience, Watched watched, boolean asked) {
        if (!asked || here.get(audience.ear()) != audience) {
            leave(audience, watched);
        }
    }

    @Nullable
    Audience find(Ear ear) {
        return here.get(ear);
    }

    List<Audience> all() {
        return List.copyOf(here.values());
    }

    Stream<Holding> held() {
        return here.values().stream().flatMap(one -> one.watched().map(watched -> new Holding(one, watched)));
    }

    boolean isHeld(Question question) {
        return held().map(Holding::watched).map(Question::of).anyMatch(question::equals);
    }

    /** Each is told once. */
    List<Holding> takeLeft() {
        return Stream.generate(left::poll).takeWhile(one -> one != null).toList();
    }
}

package io.mooring.executor.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;

/** Sessions of this replica. One that is not here is unknown: its client opens another one, as the protocol says. */
@ApplicationScoped
public class Sessions {

    private static final int ID_BYTES = 32;

    private final Cache<String, Session> open;
    private final Cache<Owner, Queue<String>> ofOne;
    private final int mostOfOne;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionConfig config) {
        this.mostOfOne = config.mostOfOne();
        this.patience = config.answer();
        this.open = Caffeine.newBuilder().maximumSize(config.most()).expireAfterAccess(config.idle())
                .evictionListener((String id, Session session, RemovalCause cause) -> session.close()).build();
        this.ofOne = Caffeine.newBuilder().maximumSize(config.most()).expireAfterAccess(config.idle()).build();
    }

    /**
     * A new one.
     *
     * @param servers whether it is offered prompts and resources
     * @param capabilities as the client sent them; only what it can be asked for is kept
     */
    public Session open(Owner owner, String version, boolean servers, JsonNode capabilities) {
        byte[] secret = new byte[ID_BYTES];
        random.nextBytes(secret);
        Session session = new Session(Base64.getUrlEncoder().withoutPadding().encodeToString(secret), owner, version,
                servers, Declared.of(capabilities), patience);
        open.put(session.id(), session);
        Queue<String> mine = ofOne.get(owner, absent -> new ConcurrentLinkedQueue<>());
        mine.add(session.id());
        if (mine.size() > mostOfOne) {
            end(mine.poll());
        }
        return session;
    }

    /** None when there is none of that id, it is over, or it is somebody else's: which, is not told. */
    public Optional<Session> find(String id, Owner owner) {
        return Optional.ofNullable(open.getIfPresent(id)).filter(session -> session.owner().equals(owner));
    }

    public void end(Session session) {
        end(session.id());
        Queue<String> mine = ofOne.getIfPresent(session.owner());
        if (mine != null) {
            mine.remove(session.id());
        }
    }

    private void end(@Nullable String id) {
        Session ended = id == null ? null : open.asMap().remove(id);
        if (ended != null) {
            ended.close();
        }
    }

    /** Those that are open now. */
    public Stream<Session> all() {
        return open.asMap().values().stream();
    }
}

package io.mooring.scenario.party;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's account at a {@link FakeProvider}: how the provider treats it, and what it was asked about it. Every setting
 * counts from the next request on; so many accounts can meet so many faults at the same time.
 */
public final class FakeAccount {

    /** Where requests arrive. The last two belong to no account: they are set for the whole provider. */
    public enum Door {
        CONSENT, EXCHANGE, REFRESH, CLIENT_CREDENTIALS, REVOKE, IDENTITY, API, METADATA, REGISTRATION
    }

    /** What a refresh does to the refresh token that was sent. */
    public enum Rotation {
        /** It stays, and the answer has none. */
        STATIC,
        /** A new one; the old one is void, and using it once more voids the whole grant. */
        ROTATES,
        /** A new one; the old one is void once the new one was used. */
        GRACE,
        /** A new one; the old ones stay good. */
        REISSUED,
        /** There never is one. */
        NONE
    }

    /**
     * One request.
     *
     * @param form its parameters, the first of each
     * @param bearer access token it came with
     */
    public record Asked(Door door, Map<String, String> form, @Nullable String bearer) {}

    private final String name;
    private final Map<Door, FakeReply> replies = new ConcurrentHashMap<>();
    private final Map<Door, Queue<FakeReply>> next = new ConcurrentHashMap<>();
    private final Map<Door, Hold> holds = new ConcurrentHashMap<>();
    private final List<Asked> seen = new CopyOnWriteArrayList<>();
    volatile Duration life = Duration.ofHours(1);
    volatile Rotation rotation = Rotation.ROTATES;
    volatile @Nullable String scope;
    volatile String id;

    FakeAccount(String name) {
        this.name = name;
        this.id = "id-of-" + name;
    }

    public String name() {
        return name;
    }

    /** How long access tokens live; an hour else. */
    public FakeAccount tokensLive(Duration time) {
        life = time;
        return this;
    }

    /** ROTATES else. */
    public FakeAccount rotation(Rotation kind) {
        rotation = kind;
        return this;
    }

    /** Scopes it grants, separated by spaces; else what was asked for. */
    public FakeAccount grants(String scopes) {
        scope = scopes;
        return this;
    }

    /** Signs in as somebody else from now on: another external id. */
    public FakeAccount becomes(String externalId) {
        id = externalId;
        return this;
    }

    /** How requests are answered from now on. */
    public FakeAccount answers(Door door, FakeReply reply) {
        replies.put(door, reply);
        return this;
    }

    /** How the next request is answered; several are taken one by one. */
    public FakeAccount answersOnce(Door door, FakeReply reply) {
        next.computeIfAbsent(door, key -> new ConcurrentLinkedQueue<>()).add(reply);
        return this;
    }

    /** Holds every answer back from now on until {@link Hold#release}. */
    public Hold holds(Door door) {
        return holds.computeIfAbsent(door, key -> new Hold(this, door));
    }

    /** All requests so far at one door, in the order they came. */
    public List<Asked> seen(Door door) {
        return seen.stream().filter(asked -> asked.door() == door).toList();
    }

    /** Refresh tokens that were sent, in the order they came: one that is there twice was sent twice. */
    public List<String> refreshTokensSeen() {
        return seen(Door.REFRESH).stream().map(asked -> asked.form().getOrDefault("refresh_token", "")).toList();
    }

    /** Chosen before the request can be seen: who sees it may change what is answered from then on. */
    FakeReply arrives(Asked asked, FakeReply otherwise) {
        Queue<FakeReply> once = next.get(asked.door());
        FakeReply one = once == null ? null : once.poll();
        FakeReply chosen = one == null ? replies.getOrDefault(asked.door(), otherwise) : one;
        Hold hold = holds.get(asked.door());
        seen.add(asked);
        return hold == null ? chosen : turn -> {
            hold.await();
            chosen.to(turn);
        };
    }

    FakeReply answering(Door door) {
        return replies.getOrDefault(door, FakeReply.usual());
    }

    /** Answers held back. The request was seen; nothing was done about it yet. */
    public static final class Hold {

        private final FakeAccount account;
        private final Door door;
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        private Hold(FakeAccount account, Door door) {
            this.account = account;
            this.door = door;
        }

        /** How many wait now. */
        public int waiting() {
            return waiting.get();
        }

        /** Lets all go, and holds nothing back any more. */
        public void release() {
            account.holds.remove(door, this);
            open.countDown();
        }

        private void await() throws InterruptedException {
            waiting.incrementAndGet();
            try {
                open.await();
            } finally {
                waiting.decrementAndGet();
            }
        }
    }
}

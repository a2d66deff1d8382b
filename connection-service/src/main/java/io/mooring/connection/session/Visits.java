package io.mooring.connection.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.OneTimeToken;
import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.session.ConnectSession.Stage;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** The browser's side of a session: the first one whose person goes in has it, by a cookie no other has. */
@ApplicationScoped
public class Visits {

    /** The link is this and the token. */
    public static final String LINK = "/connect/";
    /** The page is this and the session's id. */
    public static final String PAGE = PublicConfig.CONNECT_PAGE;

    private final Transactions transactions;
    private final ConnectSessionStore store;
    private final RandomGenerator random;
    private final Clock clock;

    Visits(Transactions transactions, ConnectSessionStore store, RandomGenerator random, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /** A browser that is not let in. Not a fault of the program: without stack trace. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final boolean wasThere;

        private Refused(boolean wasThere, String message) {
            super(message, null, false, false);
            this.wasThere = wasThere;
        }

        /** Whether there was something once: 410 instead of 404. */
        public boolean wasThere() {
            return wasThere;
        }

        private static Refused unknown() {
            return new Refused(false, "This link does not lead anywhere in this browser.");
        }
    }

    /** @param cookie what the browser proves itself with from now on; null when it did already */
    public record Entered(ConnectSession session, @Nullable OneTimeToken cookie) {}

    /** What a browser sees of its session. */
    public record Seen(ConnectSession session, List<Attempt> attempts) {}

    public static String cookie(String session) {
        return "mooring_connect_" + session;
    }

    /**
     * Looks at a link, and uses nothing up: programs that show previews of links do so, too. One that nobody has opened is
     * anybody's to look at. Fails with {@link Refused}.
     *
     * @param cookies the browser's own, by name
     */
    public Uni<ConnectSession> look(@Nullable String link, Map<String, String> cookies) {
        return follow(link, (session, row) -> Uni.createFrom()
                .item(() -> row.browserHash == null ? row.session() : again(row, cookies).session()));
    }

    /** Goes in by a link: from then on it is this browser's alone. Fails with {@link Refused}. */
    public Uni<Entered> enter(@Nullable String link, Map<String, String> cookies) {
        return follow(link, (session, row) -> row.browserHash == null
                ? bind(session, row)
                : Uni.createFrom().item(() -> again(row, cookies)));
    }

    private <T> Uni<T> follow(@Nullable String link,
            BiFunction<Mutiny.Session, ConnectSessionRow, Uni<T>> step) {
        OneTimeToken token = OneTimeToken.parse(link).orElseThrow(Refused::unknown);
        return transactions.in(token.tenant(), session -> store.findByToken(session, token)
                .map(row -> row.orElseThrow(Refused::unknown)).invoke(row -> requireLive(row.session()))
                .chain(row -> step.apply(session, row)));
    }

    private Uni<Entered> bind(Mutiny.Session session, ConnectSessionRow row) {
        OneTimeToken cookie = OneTimeToken.next(row.tenant, random);
        row.browserHash = cookie.hash();
        row.openedAt = clock.instant();
        return session.flush().replaceWith(() -> new Entered(row.session(), cookie));
    }

    private static Entered again(ConnectSessionRow row, Map<String, String> cookies) {
        if (!OneTimeToken.matches(cookies.get(cookie(row.id)), row.browserHash)) {
            throw new Refused(true, "This link was opened in another browser already.");
        }
        return new Entered(row.session(), null);
    }

    /** The session of a browser that has its cookie. Fails with {@link Refused}. */
    public Uni<Seen> require(String id, @Nullable String cookie) {
        OneTimeToken browser = OneTimeToken.parse(cookie).orElseThrow(Refused::unknown);
        return transactions.in(browser.tenant(), session -> store.find(session, browser.tenant(), id)
                .map(row -> row.filter(it -> OneTimeToken.matches(browser.text(), it.browserHash))
                        .orElseThrow(Refused::unknown).session())
                .invoke(this::requireLive).chain(found -> store.findAttempts(session, found.tenant(), List.of(id))
                        .map(attempts -> new Seen(found, attempts.getOrDefault(id, List.of())))));
    }

    private void requireLive(ConnectSession session) {
        Stage stage = session.stage(clock.instant());
        if (stage == Stage.ENDED) {
            throw new Refused(true, "This link is not valid any more.");
        }
        if (stage == Stage.EXPIRED) {
            throw new Refused(true, "The time of this link is over.");
        }
    }

    /** Notes that a connection is about to be made or mended in the session. */
    public Uni<Void> note(ConnectSession in, String connection, long credentialVersion) {
        return transactions.in(in.tenant(),
                session -> store.note(session, in, connection, credentialVersion, now()));
    }

    /** A new code, with which the platform can say whose browser it is; the one before is void. */
    public Uni<OneTimeToken> askForConfirmation(ConnectSession in) {
        OneTimeToken code = OneTimeToken.next(in.tenant(), random);
        return transactions.in(in.tenant(), session -> store.requireAndLock(session, in.tenant(), in.id())
                .invoke(row -> row.confirmHash = code.hash()).chain(session::flush)).replaceWith(code);
    }

    private Instant now() {
        return clock.instant();
    }
}

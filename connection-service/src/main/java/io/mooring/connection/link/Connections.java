package io.mooring.connection.link;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Step.Fact;
import io.mooring.connection.preference.Preferences;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Lists, changes and removes connections; one that is over takes its credential along, and that it was preferred. */
@ApplicationScoped
public class Connections {

    private static final String IDENTITY = "connection_identity";

    private final Transactions transactions;
    private final ConnectionStore store;
    private final Credentials credentials;
    private final Preferences preferences;
    private final Outbox outbox;
    private final Clock clock;

    Connections(Transactions transactions, ConnectionStore store, Credentials credentials, Preferences preferences,
            Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.credentials = credentials;
        this.preferences = preferences;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<List<Connection>> list(String tenant, ConnectionFilter filter, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, filter, cursor));
    }

    /** Fails with 404. */
    public Uni<Connection> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, id));
    }

    /** In a transaction of its own, see {@link #change(Mutiny.Session, String, String, Function)}. */
    public Uni<Connection> change(String tenant, String id, Trigger trigger) {
        return transactions.in(tenant, session -> change(session, tenant, id, now -> trigger));
    }

    /** As {@link #change(String, String, Trigger)}, but nothing when it has happened already. */
    public Uni<Connection> change(String tenant, String id, Trigger trigger, Predicate<Connection> already) {
        return change(tenant, id, now -> trigger, already);
    }

    /** As {@link #change(String, String, Trigger, Predicate)}, and what happened depends on where it stands. */
    public Uni<Connection> change(String tenant, String id, Function<Connection, Trigger> happened,
            Predicate<Connection> already) {
        return transactions.in(tenant,
                session -> store.requireAndLock(session, tenant, id).chain(now -> already.test(now)
                        ? Uni.createFrom().item(now)
                        : take(session, tenant, Lifecycle.decide(now, happened.apply(now), now()))));
    }

    /** Fails with 409 when its owner has another one of that name to the integration. */
    public Uni<Connection> rename(String tenant, String id, String name) {
        return change(tenant, id, new Trigger.Renamed(name), now -> now.name().equals(name))
                .onFailure(Connections::isTaken).transform(taken -> taken(name));
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && IDENTITY.equals(violation.getConstraintName())) {
                return true;
            }
        }
        return false;
    }

    private static HttpProblem taken(String name) {
        return ConnectionError.CONNECTION_EXISTS.at("/name",
                "another name, the owner has a connection " + name + " to this integration");
    }

    /**
     * Takes one step: the row is locked, what happened is decided on what it says then, and row, events and the end of the
     * credential are the caller's transaction. Fails with 404, or with 409 when the status does not allow the step.
     *
     * @param happened may refuse by failing, e.g. when another refresh was faster
     */
    public Uni<Connection> change(Mutiny.Session session, String tenant, String id,
            Function<Connection, Trigger> happened) {
        return store.requireAndLock(session, tenant, id)
                .map(now -> Lifecycle.decide(now, happened.apply(now), now()))
                .chain(step -> take(session, tenant, step));
    }

    /**
     * What the holder of a lease came to, if it still holds it and the credential is the one it began with. A status that
     * does not allow it any more ends the lease alone.
     *
     * @return empty when the lease is lost: then nothing may be kept
     */
    public Uni<Optional<Connection>> conclude(Mutiny.Session session, Held held,
            Function<Connection, Trigger> happened) {
        return store.findHeldAndLock(session, held).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(found)
                : conclude(session, held, found.get(), happened).map(Optional::of));
    }

    private Uni<Connection> conclude(Mutiny.Session session, Held held, Connection now,
            Function<Connection, Trigger> happened) {
        return decide(now, happened).map(step -> take(session, held.tenant(), step))
                .orElseGet(() -> store.release(session, held).replaceWith(now));
    }

    private Optional<Step> decide(Connection now, Function<Connection, Trigger> happened) {
        try {
            return Optional.of(Lifecycle.decide(now, happened.apply(now), now()));
        } catch (HttpProblem notAllowed) {
            return Optional.empty(); // it was revoked or switched off meanwhile, and that stands
        }
    }

    /** Keeps a new connection. Fails with 409 when its owner has one of that name to the integration. */
    public Uni<Connection> begin(Mutiny.Session session, String tenant, Connection made) {
        return begin(session, tenant, new Step(made, List.of(Fact.CREATED)));
    }

    /** As {@link #begin(Mutiny.Session, String, Connection)}, with its first steps taken at once. */
    public Uni<Connection> begin(Mutiny.Session session, String tenant, Connection made, Trigger... first) {
        Connection after = made;
        List<Fact> facts = new ArrayList<>(List.of(Fact.CREATED));
        for (Trigger trigger : first) {
            Step step = Lifecycle.decide(after, trigger, made.createdAt());
            after = step.after();
            facts.addAll(step.facts());
        }
        return begin(session, tenant, new Step(after, facts));
    }

    private Uni<Connection> begin(Mutiny.Session session, String tenant, Step step) {
        return store.record(session, tenant, step.after()).invoke(added -> requireAdded(added, step.after()))
                .chain(() -> outbox.append(session, ConnectionEvents.of(tenant, step))).replaceWith(step.after());
    }

    private Uni<Connection> take(Mutiny.Session session, String tenant, Step step) {
        return store.record(session, tenant, step).chain(() -> follow(session, tenant, List.of(step)))
                .replaceWith(step.after());
    }

    private static void requireAdded(boolean added, Connection made) {
        if (!added) {
            throw taken(made.name());
        }
    }

    /** As PostgreSQL will give it back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** In a transaction of its own; nobody is told at the provider. Fails with 404. */
    public Uni<Void> remove(String tenant, String id) {
        return change(tenant, id, new Trigger.Removed(Standing.REMOVING, null, null)).replaceWithVoid();
    }

    /** As {@link #change(Mutiny.Session, String, String, Function)}, for all connections of an integration. */
    public Uni<Void> changeAll(Mutiny.Session session, String tenant, String integration,
            Function<Connection, Trigger> happened) {
        Instant at = now();
        return store.recordAll(session, tenant, integration, now -> Lifecycle.decide(now, happened.apply(now), at))
                .chain(steps -> steps.isEmpty() ? Uni.createFrom().voidItem() : follow(session, tenant, steps));
    }

    /** What a step takes along: the credential, that it was preferred, what others learn, and in the end the row. */
    private Uni<Void> follow(Mutiny.Session session, String tenant, List<Step> steps) {
        List<String> destroyed = ids(steps, Step::destroysCredential);
        List<String> ended = ids(steps, Step::ends);
        List<String> removed = ids(steps, Step::removes);
        return unless(destroyed.isEmpty(), () -> credentials.destroy(session, tenant, destroyed))
                .chain(() -> unless(ended.isEmpty(), () -> preferences.forget(session, tenant, ended)))
                .chain(() -> outbox.append(session,
                        steps.stream().flatMap(step -> ConnectionEvents.of(tenant, step).stream()).toList()))
                .chain(() -> unless(removed.isEmpty(), () -> store.remove(session, tenant, removed)));
    }

    private static Uni<Void> unless(boolean nothing, Supplier<Uni<Void>> then) {
        return nothing ? Uni.createFrom().voidItem() : then.get();
    }

    private static List<String> ids(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).map(step -> step.after().id()).toList();
    }
}

package io.mooring.executor.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.smallrye.mutiny.Uni;

/** Makes, changes and removes policies, each in one transaction that has its list for itself. */
@ApplicationScoped
class Policies {

    private static final long MOST = 1000;

    private final Transactions transactions;
    private final PolicyStore store;
    private final Outbox outbox;
    private final Clock clock;

    Policies(Transactions transactions, PolicyStore store, Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    Uni<PolicyView> create(String tenant, String by, WritePolicy wish) {
        PolicyRow row = row(tenant, by, wish.checked());
        return transactions.in(tenant, session -> store.lock(session, tenant)
                .chain(() -> store.count(session, tenant)).invoke(Policies::requireRoom)
                .chain(() -> store.list(session, tenant, row.audience, row.subject))
                .invoke(list -> row.place = place(list, wish.position(), wish.requirePattern()))
                .chain(() -> store.shift(session, row, row.place, 1)).chain(() -> session.persist(row))
                .chain(() -> tell(session, row, row.place))).replaceWith(() -> PolicyView.of(row));
    }

    private PolicyRow row(String tenant, String by, WritePolicy wish) {
        PolicyRow row = new PolicyRow();
        row.tenant = tenant;
        row.id = "pol_" + UUID.randomUUID().toString().replace("-", "");
        row.audience = wish.audience().text();
        row.subject = wish.subject();
        wish.requirePattern();
        row.pattern = String.valueOf(wish.pattern());
        row.effect = wish.requireEffect().text();
        row.expiresIn = wish.expiresIn();
        row.createdBy = by;
        row.createdAt = now();
        row.updatedAt = row.createdAt;
        row.version = 1;
        return row;
    }

    private static void requireRoom(long policies) {
        if (policies >= MOST) {
            throw ExecutorError.TOO_MANY_POLICIES.because("a tenant may have " + MOST + "; remove some");
        }
    }

    /** Where it is wanted, else above everything that is not more specific: so it is not hidden by what is general. */
    static int place(List<PolicyRow> list, @Nullable Integer wanted, ToolPattern pattern) {
        if (wanted != null) {
            return Math.min(wanted, list.size());
        }
        for (int i = 0; i < list.size(); i++) {
            int there = ToolPattern.parse(list.get(i).pattern).map(ToolPattern::specificity).orElse(0);
            if (there <= pattern.specificity()) {
                return i;
            }
        }
        return list.size();
    }

    Uni<PolicyView> change(String tenant, String id, WritePolicy wish) {
        wish.checked().withoutSubject();
        return transactions.in(tenant, session -> store.lock(session, tenant)
                .chain(() -> store.require(session, tenant, id)).invoke(session::detach)
                .call(row -> change(session, row, wish))).map(PolicyView::of);
    }

    private Uni<Void> change(Mutiny.Session session, PolicyRow row, WritePolicy wish) {
        if (wish.pattern() != null) {
            wish.requirePattern();
            row.pattern = wish.pattern();
        }
        if (wish.action() != null) {
            row.effect = wish.requireEffect().text();
        }
        row.expiresIn = wish.expiresIn() == null ? row.expiresIn : wish.expiresIn();
        row.updatedAt = now();
        row.version++;
        return wish.position() == null
                ? store.update(session, row).chain(() -> outbox.append(session, row.state()))
                : move(session, row, wish.position());
    }

    private Uni<Void> move(Mutiny.Session session, PolicyRow row, int wanted) {
        return store.list(session, row.tenant, row.audience, row.subject).chain(list -> {
            int before = row.place;
            row.place = Math.min(wanted, list.size() - 1);
            return store.shift(session, row, before + 1, -1).chain(() -> store.shift(session, row, row.place, 1))
                    .chain(() -> store.update(session, row))
                    .chain(() -> tell(session, row, Math.min(before, row.place)));
        });
    }

    Uni<Void> remove(String tenant, String id) {
        return transactions.in(tenant, session -> store.lock(session, tenant)
                .chain(() -> store.require(session, tenant, id)).invoke(session::detach)
                .chain(row -> store.delete(session, row)
                        .chain(() -> store.shift(session, row, row.place + 1, -1))
                        .chain(() -> outbox.append(session, Event.tombstone(Topics.STATE_POLICY, tenant, id)))
                        .chain(() -> tell(session, row, row.place))));
    }

    /** The states of a list from a place on: what stands below has moved, too. */
    private Uni<Void> tell(Mutiny.Session session, PolicyRow row, int from) {
        return session.flush().invoke(session::clear)
                .chain(() -> store.list(session, row.tenant, row.audience, row.subject))
                .chain(list -> list.size() <= from
                        ? Uni.createFrom().voidItem()
                        : outbox.append(session,
                                list.subList(from, list.size()).stream().map(PolicyRow::state).toList()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

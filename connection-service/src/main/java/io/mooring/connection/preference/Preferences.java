package io.mooring.connection.preference;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Keeps users' default connections and tells others. Who calls it holds the lock of the connection's row. */
@ApplicationScoped
public class Preferences {

    private final Transactions transactions;
    private final PreferenceStore store;
    private final Outbox outbox;

    Preferences(Transactions transactions, PreferenceStore store, Outbox outbox) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
    }

    /** In place of the one before; nothing when it is the same. */
    public Uni<Void> prefer(Mutiny.Session session, String tenant, Preference wanted) {
        return store.save(session, tenant, wanted).chain(version -> version
                .map(changed -> outbox.append(session, List.of(wanted.state(tenant, changed))))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Nothing when the user prefers another one, or none. */
    public Uni<Void> clear(Mutiny.Session session, String tenant, Preference unwanted) {
        return store.remove(session, tenant, unwanted).chain(removed -> removed
                ? outbox.append(session, List.of(unwanted.gone(tenant)))
                : Uni.createFrom().voidItem());
    }

    /** Nobody prefers these connections any more. */
    public Uni<Void> forget(Mutiny.Session session, String tenant, List<String> connections) {
        return store.removeAll(session, tenant, connections).chain(gone -> gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(session, gone.stream().map(it -> it.gone(tenant)).toList()));
    }

    /** Those of these connections that somebody prefers. */
    public Uni<Set<String>> among(String tenant, List<String> connections) {
        return connections.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transactions.in(tenant, session -> store.among(session, tenant, connections));
    }

    public Uni<List<Preference>> list(String tenant, PreferenceFilter filter, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, filter, cursor));
    }
}

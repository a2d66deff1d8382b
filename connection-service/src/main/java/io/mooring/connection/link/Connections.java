package io.mooring.connection.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.credential.Credentials;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Lists and removes connections; a removed one takes its credential along. */
@ApplicationScoped
class Connections {

    private final Transactions transactions;
    private final ConnectionStore store;
    private final Credentials credentials;
    private final Outbox outbox;

    Connections(Transactions transactions, ConnectionStore store, Credentials credentials, Outbox outbox) {
        this.transactions = transactions;
        this.store = store;
        this.credentials = credentials;
        this.outbox = outbox;
    }

    Uni<List<Connection>> list(String tenant, ConnectionFilter filter, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, filter, cursor));
    }

    /** Fails with 404. */
    Uni<Connection> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, id));
    }

    /** Fails with 404. */
    Uni<Void> remove(String tenant, String id) {
        return transactions.in(tenant, session -> store.requireAndLock(session, tenant, id)
                .chain(gone -> remove(session, tenant, List.of(gone))));
    }

    /** What is left of an integration that went. */
    Uni<Void> removeAll(Mutiny.Session session, String tenant, String integration) {
        return store.findAndLock(session, tenant, integration)
                .chain(gone -> gone.isEmpty() ? Uni.createFrom().voidItem() : remove(session, tenant, gone));
    }

    private Uni<Void> remove(Mutiny.Session session, String tenant, List<Connection> gone) {
        List<String> ids = gone.stream().map(Connection::id).toList();
        return credentials.destroy(session, tenant, ids).chain(() -> store.remove(session, tenant, ids))
                .chain(() -> outbox.append(session,
                        gone.stream().flatMap(one -> ConnectionEvents.removed(tenant, one).stream()).toList()));
    }
}

package io.mooring.connection.database;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Databases of users: a database is a connection to the built-in integration of its kind. */
@ApplicationScoped
class Databases {

    /** Who connects what. */
    record Order(String tenant, Owner owner, GivenDatabase given, DatabasePlace place, String by) {}

    private final Transactions transactions;
    private final ArrivingIntegrations integrations;
    private final Sealing sealing;
    private final Connections connections;
    private final DatabaseStore store;

    Databases(Transactions transactions, ArrivingIntegrations integrations, Sealing sealing, Connections connections,
            DatabaseStore store) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.sealing = sealing;
        this.connections = connections;
        this.store = store;
    }

    Uni<List<Database>> list(String tenant, String user, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, user, cursor));
    }

    /** Fails with 404. */
    Uni<Database> remove(String tenant, String user, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, user, id))
                .call(found -> connections.remove(tenant, found.id()));
    }

    /**
     * Keeps a database that was tested. Fails with 409 when the user has one of that kind and name, with 503 while the
     * catalog has not told of the built-in databases of a new tenant.
     */
    Uni<Connection> connect(Order order) {
        return integrations.awaiting(() -> attempt(order));
    }

    private Uni<Connection> attempt(Order order) {
        String type = order.given().kind().type();
        return transactions.in(order.tenant(), session -> integrations
                .hold(session, order.tenant(), type, () -> ConnectionError.CATALOG_BEHIND
                        .because("the integration " + type + " has not arrived; try again"))
                .invoke(Databases::requireDatabase)
                .chain(view -> sealing.keep(session, order))
                .call(made -> store.record(session, order.tenant(), made.id(), order.place())));
    }

    /** The tenant may have had an integration of its own under this slug before databases were built in. */
    private static void requireDatabase(IntegrationView view) {
        if (view.method(Sealing.TEMPLATE).isEmpty()) {
            throw ConnectionError.UNKNOWN_TEMPLATE.because("the integration " + view.slug()
                    + " of this tenant is not the built-in database; remove it to connect databases");
        }
    }
}

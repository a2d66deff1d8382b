package io.mooring.connection.inventory;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.ConnectionFilter;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Reads inventories, each in one transaction. */
@ApplicationScoped
class Inventories {

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final ConnectionStore connections;

    Inventories(Transactions transactions, IntegrationViewStore integrations, ConnectionStore connections) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.connections = connections;
    }

    /** One page of the catalog and one of the accounts that the filter lets through. */
    Uni<Inventory> look(String tenant, ConnectionFilter filter, Cursor page, Cursor catalogPage) {
        AccountPosition after = AccountPosition.parse(page.after());
        return transactions.in(tenant, session -> connections
                .findByUser(session, tenant, filter, after.user(), after.id(), page.fetch())
                .chain(accounts -> catalog(session, tenant, catalogPage)
                        .map(catalog -> Inventory.of(catalog, catalogPage, accounts, page))));
    }

    private Uni<List<Inventory.App>> catalog(Mutiny.Session session, String tenant, Cursor page) {
        return integrations.findPage(session, tenant, page).chain(found -> connections
                .countByIntegration(session, tenant, found.stream().map(IntegrationView::slug).toList())
                .map(accounts -> apps(found, accounts)));
    }

    private static List<Inventory.App> apps(List<IntegrationView> found, Map<String, Long> accounts) {
        return found.stream().map(view -> Inventory.App.of(view, accounts.getOrDefault(view.slug(), 0L))).toList();
    }
}

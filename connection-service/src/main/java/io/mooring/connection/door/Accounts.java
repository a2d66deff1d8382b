package io.mooring.connection.door;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.UserConnections;
import io.mooring.connection.revocation.Revocations;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Accounts of one user, as seed 004 lists and disconnects them. */
@ApplicationScoped
class Accounts {

    private final Transactions transactions;
    private final UserConnections users;
    private final Connections connections;
    private final Revocations revocations;
    private final IntegrationViewStore integrations;

    Accounts(Transactions transactions, UserConnections users, Connections connections,
            Revocations revocations, IntegrationViewStore integrations) {
        this.transactions = transactions;
        this.users = users;
        this.connections = connections;
        this.revocations = revocations;
        this.integrations = integrations;
    }

    Uni<List<Account>> list(String tenant, String user, Cursor cursor) {
        return transactions.in(tenant, session -> users.findPage(session, tenant, user, cursor)
                .chain(found -> providers(session, tenant, found).map(providers -> found.stream()
                        .map(it -> Account.of(it, providers.getOrDefault(it.integration(), it.integration())))
                        .toList())));
    }

    private Uni<Map<String, String>> providers(Mutiny.Session session, String tenant, List<Connection> found) {
        return integrations.findAll(session, tenant, found.stream().map(Connection::integration).distinct().toList())
                .map(views -> views.stream().filter(view -> view.provider() != null)
                        .collect(Collectors.toMap(IntegrationView::slug, view -> String.valueOf(view.provider()))));
    }

    /** Fails with 404, also for another user's. */
    Uni<List<String>> remove(String tenant, String user, String id) {
        return connections.require(tenant, id).invoke(found -> {
            if (!user.equals(found.userId())) {
                throw GeneralError.NOT_FOUND.because("there is no such connection");
            }
        }).chain(found -> revocations.remove(tenant, id, true)).replaceWith(List.of(id));
    }

    /** Every account of the user to these integrations. Fails with 404 when there is none. */
    Uni<List<String>> removeAll(String tenant, String user, List<String> slugs) {
        return transactions.in(tenant, session -> users.findTo(session, tenant, user, slugs)).chain(found -> {
            if (found.isEmpty()) {
                throw GeneralError.NOT_FOUND.because("the user has no account of this provider");
            }
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Connection one : found) {
                all = all.chain(() -> revocations.remove(tenant, one.id(), true));
            }
            return all.replaceWith(found.stream().map(Connection::id).toList());
        });
    }
}

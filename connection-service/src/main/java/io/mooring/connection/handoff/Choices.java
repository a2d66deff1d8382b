package io.mooring.connection.handoff;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.database.DatabaseIntake;
import io.mooring.connection.handoff.Handoffs.Choice;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.session.ConnectSession;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** What can be connected in a session, and how. */
@ApplicationScoped
class Choices {

    private static final Cursor ALL = new Cursor(Cursor.MAX_LIMIT, null);

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final Connections connections;
    private final DatabaseIntake databases;

    Choices(Transactions transactions, IntegrationViewStore integrations, Connections connections,
            DatabaseIntake databases) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.connections = connections;
        this.databases = databases;
    }

    /** In order of their slugs; the first hundreds, when the session leaves it open. */
    Uni<List<IntegrationView>> of(ConnectSession in) {
        return transactions
                .in(in.tenant(), session -> in.integrations().isEmpty()
                        ? integrations.findPage(session, in.tenant(), ALL)
                        : integrations.findAll(session, in.tenant(), in.integrations()))
                .map(views -> views.stream().filter(view -> !ways(view).isEmpty()).toList());
    }

    /** Empty when the session does not offer it, or not that way. */
    Uni<Optional<Choice>> find(ConnectSession in, String slug, String template) {
        if (!in.offers(slug)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transactions.in(in.tenant(), session -> integrations.find(session, in.tenant(), slug))
                .chain(view -> view.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : ways(in, view.get()).map(ways -> Way.find(ways, template)
                                .map(way -> new Choice(view.get(), way, ways))));
    }

    /** A connection that is connected again keeps its way. */
    private Uni<List<Way>> ways(ConnectSession in, IntegrationView view) {
        String again = in.connection();
        return again == null
                ? Uni.createFrom().item(ways(view))
                : connections.require(in.tenant(), again).map(now -> ways(view).stream()
                        .filter(way -> isOf(way, now)).toList());
    }

    private static boolean isOf(Way way, Connection now) {
        return now.grant().authConfig() != null ? way.signsIn() : way.template().equals(now.template());
    }

    private List<Way> ways(IntegrationView view) {
        return databases.form(view).map(form -> List.of(Way.database(form))).orElseGet(() -> Way.of(view));
    }
}

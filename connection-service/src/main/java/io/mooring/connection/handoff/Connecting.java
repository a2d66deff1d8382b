package io.mooring.connection.handoff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.connection.database.DatabaseIntake;
import io.mooring.connection.intake.CreateConnection;
import io.mooring.connection.intake.NewConnections;
import io.mooring.connection.intake.NewCredential;
import io.mooring.connection.intake.Reconnections;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.UserConnections;
import io.mooring.connection.session.ConnectSession;
import io.mooring.connection.session.Visits;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Keeps what a person gave in a form, as a new connection or as new values of one that is there. */
@ApplicationScoped
class Connecting {

    private final Transactions transactions;
    private final UserConnections users;
    private final Connections connections;
    private final Pasted pasted;
    private final DatabaseIntake databases;
    private final Visits visits;

    Connecting(Transactions transactions, UserConnections users, Connections connections, Pasted pasted,
            DatabaseIntake databases, Visits visits) {
        this.transactions = transactions;
        this.users = users;
        this.connections = connections;
        this.pasted = pasted;
        this.databases = databases;
        this.visits = visits;
    }

    /** The two ways pasted values go. */
    @ApplicationScoped
    static class Pasted {

        private final NewConnections newOnes;
        private final Reconnections again;

        Pasted(NewConnections newOnes, Reconnections again) {
            this.newOnes = newOnes;
            this.again = again;
        }

        Uni<Connection> create(ConnectSession in, String slug, Way way, Map<String, @Nullable String> values) {
            return newOnes.create(in.tenant(), new CreateConnection(in.owner().kind(), in.owner().userId(), slug,
                    in.name(), way.template(), null, values), in.id());
        }

        Uni<Connection> renew(ConnectSession in, String connection, Map<String, @Nullable String> values) {
            return again.reconnect(in.tenant(), connection, new NewCredential(null, values, in.replaces()));
        }
    }

    /** Fails with a problem that names the field. */
    Uni<Connection> keep(ConnectSession in, String slug, Way way, Submission given) {
        return way.kind() == Way.Kind.DATABASE
                ? databases.connect(in.tenant(), in.owner(), form(slug, way, given), in.id())
                        .call(made -> visits.note(in, made.id(), 0))
                : there(in, slug).chain(there -> there.isPresent()
                        ? renew(in, there.get(), way, given)
                        : pasted.create(in, slug, way, values(way, given))
                                .call(made -> visits.note(in, made.id(), 0)));
    }

    private Uni<Connection> renew(ConnectSession in, Connection there, Way way, Submission given) {
        return visits.note(in, there.id(), there.credentialVersion())
                .chain(() -> pasted.renew(in, there.id(), values(way, given)));
    }

    /** The connection that is to get new values; one that never had any is not there. */
    private Uni<Optional<Connection>> there(ConnectSession in, String slug) {
        String again = in.connection();
        return again != null
                ? connections.require(in.tenant(), again).map(Optional::of)
                : transactions.in(in.tenant(),
                        session -> users.findNamed(session, in.tenant(), in.owner(), slug, in.name()))
                        .map(found -> found.filter(it -> it.status() != ConnectionStatus.PENDING));
    }

    private static Map<String, @Nullable String> values(Way way, Submission given) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Field field : way.fields()) {
            if (!given.text(field.sent()).isEmpty()) {
                values.put(field.name(), given.text(field.sent()));
            }
        }
        return values;
    }

    /** As {@code /api/databases/connect} takes it. */
    private static ObjectNode form(String slug, Way way, Submission given) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("db_type", slug);
        for (Field field : way.fields()) {
            form.put(field.name(), field.type().equals("checkbox")
                    ? String.valueOf(given.has(field.sent()))
                    : given.text(field.sent()));
        }
        return form;
    }
}

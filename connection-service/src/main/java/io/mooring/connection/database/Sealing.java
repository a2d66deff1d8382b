package io.mooring.connection.database;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.IdSource;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.database.Databases.Order;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Trigger;
import io.smallrye.mutiny.Uni;

/** Makes the connection of a database in the caller's transaction: row, sealed login, events. */
@ApplicationScoped
class Sealing {

    static final String TEMPLATE = "credentials";

    private final Connections connections;
    private final Credentials credentials;
    private final IdSource ids;
    private final Clock clock;

    Sealing(Connections connections, Credentials credentials, IdSource ids, Clock clock) {
        this.connections = connections;
        this.credentials = credentials;
        this.ids = ids;
        this.clock = clock;
    }

    /** Active and seen to work, since it was tested. Fails with 409 when the name is in use. */
    Uni<Connection> keep(Mutiny.Session session, Order order) {
        String tenant = order.tenant();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Connection made = Connection.pending(ids.next("db_"), order.owner(), order.given().kind().type(),
                order.given().name(), TEMPLATE, null, order.by(), now);
        return connections
                .begin(session, tenant, made, new Trigger.Accepted(),
                        new Trigger.Verified(account(order.place()), null))
                .call(() -> credentials.keep(session, tenant, made.id(), order.given().inputs(), null));
    }

    private static Account account(DatabasePlace place) {
        return new Account(null, place.database().isEmpty() ? place.host() : place.host() + "/" + place.database());
    }
}

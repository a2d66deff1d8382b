package io.mooring.connection.link;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.IdSource;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Uni;

/** Makes a connection in the caller's transaction: row, sealed credential, events. */
@ApplicationScoped
class Linking {

    private final ConnectionStore store;
    private final Credentials credentials;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    Linking(ConnectionStore store, Credentials credentials, Outbox outbox, IdSource ids, Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Fails with 409 when the owner has a connection of that name to the integration. */
    Uni<Connection> link(Mutiny.Session session, String tenant, NewConnection asked, AuthMethod method, String by) {
        Inputs inputs = asked.requireInputs(method);
        Connection made = connection(asked, method, inputs, by);
        return store.record(session, tenant, made).invoke(added -> requireAdded(added, made))
                .chain(() -> seal(session, tenant, made, inputs))
                .chain(() -> outbox.append(session, ConnectionEvents.made(tenant, made))).replaceWith(made);
    }

    private Connection connection(NewConnection asked, AuthMethod method, Inputs inputs, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Connection(ids.next("conn_"), asked.owner().kind(), asked.owner().userId(), asked.integration(),
                asked.name(), method.template(), ConnectionStatus.ACTIVE, inputs.isEmpty() ? 0 : 1, 2, now, by, now);
    }

    private Uni<Void> seal(Mutiny.Session session, String tenant, Connection made, Inputs inputs) {
        return inputs.isEmpty() ? Uni.createFrom().voidItem() : credentials.seal(session, tenant, made.id(), inputs);
    }

    private static void requireAdded(boolean added, Connection made) {
        if (!added) {
            throw ConnectionError.CONNECTION_EXISTS.at("/name",
                    "another name, the owner has a connection " + made.name() + " to " + made.integration());
        }
    }
}

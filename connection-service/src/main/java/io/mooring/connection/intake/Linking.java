package io.mooring.connection.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.IdSource;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.ProbeClient;
import io.smallrye.mutiny.Uni;

/** Makes a connection with pasted values in the caller's transaction: row, sealed credential, events. */
@ApplicationScoped
class Linking {

    /** How long the request itself has to ask the provider; then somebody else does. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(30);

    private final Connections connections;
    private final Credentials credentials;
    private final ProbeClient probes;
    private final IdSource ids;
    private final Clock clock;

    Linking(Connections connections, Credentials credentials, ProbeClient probes, IdSource ids, Clock clock) {
        this.connections = connections;
        this.credentials = credentials;
        this.probes = probes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * VERIFYING when somebody knows how to ask the provider about it. Fails with 409 when the owner has a connection of that
     * name to the integration.
     */
    Uni<Connection> link(Mutiny.Session session, String tenant, NewConnection asked, IntegrationView view, String by) {
        AuthMethod method = asked.requireMethod(view);
        Inputs inputs = asked.requireInputs(method);
        Connection made = connection(asked, method, by);
        Trigger first = probes.knows(view, method)
                ? new Trigger.Submitted(Grant.NONE, made.createdAt().plus(OWN_LOOK))
                : new Trigger.Accepted();
        return connections.begin(session, tenant, made, first)
                .call(() -> seal(session, tenant, made, inputs));
    }

    private Connection connection(NewConnection asked, AuthMethod method, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Connection.pending(ids.next("conn_"), asked.owner(), asked.integration(), asked.name(),
                method.template(), null, by, now);
    }

    private Uni<Void> seal(Mutiny.Session session, String tenant, Connection made, Inputs inputs) {
        return inputs.isEmpty()
                ? Uni.createFrom().voidItem()
                : credentials.keep(session, tenant, made.id(), inputs, null);
    }
}

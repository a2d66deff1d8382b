package io.mooring.connection.link;

import java.util.List;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ConnectionActivated;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionState;

/** What others learn of a connection. */
final class ConnectionEvents {

    private ConnectionEvents() {}

    /** Made and usable at once: two steps, so two versions; the connection carries the second one. */
    static List<Event> made(String tenant, Connection made) {
        return List.of(Event.of(tenant, made.id(), created(tenant, made)),
                Event.of(tenant, made.id(), activated(tenant, made)),
                Event.of(tenant, made.id(), state(tenant, made)));
    }

    static List<Event> removed(String tenant, Connection gone) {
        return List.of(
                Event.of(tenant, gone.id(),
                        ConnectionRemoved.newBuilder().setTenant(tenant).setId(gone.id())
                                .setIntegration(gone.integration()).setVersion(gone.version() + 1).build()),
                Event.tombstone(Topics.STATE_CONNECTION, tenant, gone.id()));
    }

    private static ConnectionCreated created(String tenant, Connection made) {
        return ConnectionCreated.newBuilder().setTenant(tenant).setId(made.id()).setOwner(made.owner())
                .setUserId(made.userId()).setIntegration(made.integration()).setName(made.name())
                .setTemplate(made.template()).setVersion(made.version() - 1).build();
    }

    private static ConnectionActivated activated(String tenant, Connection made) {
        return ConnectionActivated.newBuilder().setTenant(tenant).setId(made.id()).setIntegration(made.integration())
                .setVersion(made.version()).build();
    }

    private static ConnectionState state(String tenant, Connection connection) {
        return ConnectionState.newBuilder().setTenant(tenant).setId(connection.id()).setOwner(connection.owner())
                .setUserId(connection.userId()).setIntegration(connection.integration()).setName(connection.name())
                .setTemplate(connection.template()).setStatus(connection.status().name())
                .setCredentialVersion(connection.credentialVersion()).setVersion(connection.version()).build();
    }
}

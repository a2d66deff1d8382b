package io.mooring.connection.intake;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.Body;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionFilter;
import io.mooring.connection.link.ConnectionView;
import io.mooring.connection.link.Connections;
import io.mooring.connection.preference.Preferences;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Connections of the caller's tenant. */
@Path("/api/connections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class ConnectionsResource {

    private final NewConnections newConnections;
    private final Connections connections;
    private final Preferences preferences;
    private final CurrentCaller caller;

    ConnectionsResource(NewConnections newConnections, Connections connections, Preferences preferences,
            CurrentCaller caller) {
        this.newConnections = newConnections;
        this.connections = connections;
        this.preferences = preferences;
        this.caller = caller;
    }

    record ConnectionPage(List<ConnectionView> connections, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<ConnectionView> create(@Nullable CreateConnection body) {
        Caller by = caller.require();
        return newConnections.create(by.tenant(), Body.require(body), by.subject()).map(ConnectionView::of);
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<ConnectionPage> list(@BeanParam Asked asked, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return connections.list(caller.require().tenant(), asked.filter(), from)
                .chain(found -> views(from.page(found))
                        .map(views -> new ConnectionPage(views, from.next(found, Connection::id))));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<ConnectionView> show(@RestPath String id) {
        return connections.require(caller.require().tenant(), id).chain(it -> views(List.of(it)))
                .map(List::getFirst);
    }

    private Uni<List<ConnectionView>> views(List<Connection> found) {
        List<String> ofUsers = found.stream().filter(it -> it.userId() != null).map(Connection::id).toList();
        return preferences.among(caller.require().tenant(), ofUsers)
                .map(preferred -> found.stream().map(it -> ConnectionView.of(it, preferred)).toList());
    }

    /** What a list is narrowed to. */
    static class Asked {

        @Nullable
        @RestQuery
        String owner;

        @Nullable
        @RestQuery("user_id")
        String userId;

        @Nullable
        @RestQuery
        String integration;

        @Nullable
        @RestQuery
        String status;

        @Nullable
        @RestQuery
        String health;

        @Nullable
        @RestQuery("auth_config")
        String authConfig;

        @Nullable
        @RestQuery
        String text;

        private ConnectionFilter filter() {
            return new ConnectionFilter(owner, userId, integration, ConnectionFilter.status(status),
                    ConnectionFilter.health(health), authConfig, text);
        }
    }
}

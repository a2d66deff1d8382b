package io.mooring.connection.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.Body;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.ConnectionView;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.Diagnoses;
import io.mooring.connection.probe.Diagnosis;
import io.mooring.connection.revocation.Revocations;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** What is done to one connection of the caller's tenant; asked twice, it is done once. */
@Path("/api/connections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class ChangesResource {

    private final Connections connections;
    private final Reconnections reconnections;
    private final Revocations revocations;
    private final Diagnoses diagnoses;
    private final CurrentCaller caller;

    ChangesResource(Connections connections, Reconnections reconnections, Revocations revocations,
            Diagnoses diagnoses, CurrentCaller caller) {
        this.connections = connections;
        this.reconnections = reconnections;
        this.revocations = revocations;
        this.diagnoses = diagnoses;
        this.caller = caller;
    }

    record ChangeConnection(@Nullable String name) {}

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ConnectionView> rename(@RestPath String id, @Nullable ChangeConnection body) {
        String name = NewConnection.name(Body.require(body).name());
        return connections.rename(caller.require().tenant(), id, name).map(ConnectionView::of);
    }

    @POST
    @Path("/{id}/credential")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ConnectionView> reconnect(@RestPath String id, @Nullable NewCredential body) {
        return reconnections.reconnect(caller.require().tenant(), id, Body.require(body)).map(ConnectionView::of);
    }

    @POST
    @Path("/{id}/test")
    public Uni<Diagnosis> test(@RestPath String id) {
        return diagnoses.make(caller.require().tenant(), id);
    }

    @POST
    @Path("/{id}/disable")
    public Uni<ConnectionView> disable(@RestPath String id) {
        return connections.change(caller.require().tenant(), id, new Trigger.SwitchedOff(),
                now -> now.status() == ConnectionStatus.DISABLED).map(ConnectionView::of);
    }

    @POST
    @Path("/{id}/enable")
    public Uni<ConnectionView> enable(@RestPath String id) {
        return connections.change(caller.require().tenant(), id, new Trigger.SwitchedOn(),
                now -> now.status().runsTools() || now.status() == ConnectionStatus.REAUTH_REQUIRED)
                .map(ConnectionView::of);
    }

    @POST
    @Path("/{id}/revoke")
    public Uni<ConnectionView> revoke(@RestPath String id, @RestQuery @Nullable String upstream) {
        return revocations.revoke(caller.require().tenant(), id, isTold(upstream)).map(ConnectionView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> remove(@RestPath String id, @RestQuery @Nullable String upstream) {
        return revocations.remove(caller.require().tenant(), id, isTold(upstream));
    }

    private static boolean isTold(@Nullable String upstream) {
        if (upstream != null && !upstream.equals("true") && !upstream.equals("false")) {
            throw GeneralError.BAD_REQUEST.at("upstream", "expected true or false");
        }
        return !"false".equals(upstream);
    }
}

package io.mooring.connection.agent;

import java.util.Comparator;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.Body;
import io.mooring.connection.agent.AgentView.BindingView;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** What an agent is bound to: apps, each to be read or used in full. */
@Path("/api/agents/{id}/bindings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class BindingsResource {

    private final Bindings bindings;
    private final CurrentCaller caller;

    BindingsResource(Bindings bindings, CurrentCaller caller) {
        this.bindings = bindings;
        this.caller = caller;
    }

    /** Each as {@code "gmail:read"} or {@code {"app": "gmail", "access": "read", "naming": "upstream"}}. */
    record ReplaceBindings(@Nullable List<@Nullable JsonNode> bindings) {}

    record BindApp(@Nullable String access, @Nullable String naming, @Nullable JsonNode pinned) {}

    record BindingPage(List<BindingView> bindings, @Nullable String nextCursor) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<BindingPage> list(@RestPath String id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return bindings.list(caller.require().tenant(), id).map(rows -> page(rows, from));
    }

    /** These in place of all there are. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<BindingPage> replace(@RestPath String id, @Nullable ReplaceBindings body) {
        Caller by = caller.require();
        List<Binding> wanted = Binding.all(Body.require(body).bindings());
        return bindings.replace(by.tenant(), id, wanted, by.subject())
                .map(rows -> page(rows, new Cursor(Cursor.MAX_LIMIT, null)));
    }

    /** All of them go. */
    @DELETE
    public Uni<Void> unbindAll(@RestPath String id) {
        Caller by = caller.require();
        return bindings.replace(by.tenant(), id, List.of(), by.subject()).replaceWithVoid();
    }

    @GET
    @Path("/{app}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<BindingView> find(@RestPath String id, @RestPath String app) {
        return bindings.require(caller.require().tenant(), id, app).map(BindingView::of);
    }

    /** With a body {@code {"access": "read", "naming": "upstream"}}, or without one as {@code …/bindings/gmail:read}. */
    @PUT
    @Path("/{app}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<BindingView> bind(@RestPath String id, @RestPath String app, @Nullable BindApp body) {
        Caller by = caller.require();
        Binding binding = body == null
                ? Binding.ofText(app, "app")
                : Binding.of(app, body.access(), "/access").named(body.naming(), "/naming")
                        .pinning(body.pinned(), "/pinned");
        return bindings.bind(by.tenant(), id, binding, by.subject()).map(BindingView::of);
    }

    @DELETE
    @Path("/{app}")
    public Uni<Void> unbind(@RestPath String id, @RestPath String app) {
        Caller by = caller.require();
        return bindings.unbind(by.tenant(), id, app, by.subject());
    }

    private static BindingPage page(List<BindingRow> rows, Cursor from) {
        List<BindingRow> fetched = rows.stream().sorted(Comparator.comparing(row -> row.app))
                .filter(row -> from.after() == null || row.app.compareTo(from.after()) > 0).limit(from.fetch())
                .toList();
        return new BindingPage(from.page(fetched).stream().map(BindingView::of).toList(),
                from.next(fetched, row -> row.app));
    }
}

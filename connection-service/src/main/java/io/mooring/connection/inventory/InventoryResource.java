package io.mooring.connection.inventory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.ConnectionFilter;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** The inventory of a tenant: for admins and operators only, never for an agent or a platform. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class InventoryResource {

    private final Inventories inventories;
    private final CurrentCaller caller;

    InventoryResource(Inventories inventories, CurrentCaller caller) {
        this.inventories = inventories;
        this.caller = caller;
    }

    @GET
    @Path("/inventory")
    public Uni<Inventory> show(@RestQuery("user_id") @Nullable String userId, @RestQuery @Nullable String integration,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor,
            @RestQuery("catalog_cursor") @Nullable String catalogCursor) {
        ConnectionFilter filter = new ConnectionFilter(null, userId, integration, null, null, null, null);
        return inventories.look(caller.require().tenant(), filter, Cursor.of(limit, cursor),
                Cursor.of(limit, catalogCursor));
    }

    /** The same, where the seed has it. */
    @GET
    @Path("/v1/integrations/composio/inventory")
    public Uni<Inventory> showAsSeed(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @RestQuery("catalog_cursor") @Nullable String catalogCursor) {
        return show(userId, integration, limit, cursor, catalogCursor);
    }
}

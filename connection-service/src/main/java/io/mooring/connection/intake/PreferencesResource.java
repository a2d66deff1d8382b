package io.mooring.connection.intake;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.preference.Preference;
import io.mooring.connection.preference.PreferenceFilter;
import io.mooring.connection.preference.Preferences;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Default connections of users: which one their calls use when several match and none is named. */
@Path("/api/connections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class PreferencesResource {

    private final Transactions transactions;
    private final ConnectionStore connections;
    private final Preferences preferences;
    private final CurrentCaller caller;

    PreferencesResource(Transactions transactions, ConnectionStore connections, Preferences preferences,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.connections = connections;
        this.preferences = preferences;
        this.caller = caller;
    }

    record PreferencePage(List<Preference> defaults, @Nullable String nextCursor) {}

    @GET
    @Path("/defaults")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<PreferencePage> list(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String connection,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return preferences.list(caller.require().tenant(), new PreferenceFilter(userId, integration, connection), from)
                .map(found -> new PreferencePage(from.page(found), from.next(found, Preference::aggregate)));
    }

    /** Its row stays locked meanwhile: a connection that ends is nobody's default. */
    @PUT
    @Path("/{id}/default")
    public Uni<Preference> prefer(@RestPath String id, @RestQuery("user_id") @Nullable String userId) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> connections.requireAndLock(session, tenant, id)
                .map(it -> Preferring.of(it, userId)).invoke(Preferring::requireLasting).map(Preferring::preference)
                .call(wanted -> preferences.prefer(session, tenant, wanted)));
    }

    @DELETE
    @Path("/{id}/default")
    public Uni<Void> clear(@RestPath String id, @RestQuery("user_id") @Nullable String userId) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> connections.requireAndLock(session, tenant, id)
                .map(it -> Preferring.of(it, userId).preference())
                .chain(unwanted -> preferences.clear(session, tenant, unwanted)));
    }
}

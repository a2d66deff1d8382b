package io.mooring.connection.apikey;

import java.time.Clock;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** A tenant's own API keys, for its admins. */
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
class KeysResource {

    private final IssuedKeys issuedKeys;
    private final KnownKeys known;
    private final CurrentCaller caller;
    private final Clock clock;

    KeysResource(IssuedKeys issuedKeys, KnownKeys known, CurrentCaller caller, Clock clock) {
        this.issuedKeys = issuedKeys;
        this.known = known;
        this.caller = caller;
        this.clock = clock;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record CreateKey(@Nullable String label, @Nullable List<@Nullable String> roles, @Nullable String expiresAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangeKey(@Nullable JsonNode label, @Nullable JsonNode expiresAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record RotateKey(@Nullable String overlap, @Nullable String expiresAt) {}

    record Keys(List<KeyView> keys, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<CreatedKey> create(@Nullable CreateKey body) {
        Caller admin = caller.require();
        CreateKey asked = Body.require(body);
        NewKey key = NewKey.of(asked.label(), asked.roles(), asked.expiresAt(), clock.instant());
        return issuedKeys.issue(admin.tenant(), key, admin.subject()).chain(known::whenKnown).map(CreatedKey::of);
    }

    @GET
    public Uni<Keys> list(@RestQuery @Nullable String status, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return issuedKeys.list(caller.require().tenant(), KeyStatus.parse(status), from)
                .map(rows -> new Keys(from.page(rows).stream().map(this::view).toList(),
                        from.next(rows, row -> row.id)));
    }

    @GET
    @Path("/{id}")
    public Uni<KeyView> find(@RestPath String id) {
        return issuedKeys.require(caller.require().tenant(), id).map(this::view);
    }

    /** A JSON merge patch of label and expiry. */
    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<KeyView> change(@RestPath String id, @Nullable ChangeKey body) {
        Caller admin = caller.require();
        ChangeKey asked = Body.require(body);
        KeyChange change = KeyChange.of(asked.label(), asked.expiresAt(), clock.instant());
        return issuedKeys.change(admin.tenant(), id, change).map(this::view);
    }

    /** A new key in place of this one, which works on for the overlap; without a body for a day. */
    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<CreatedKey> rotate(@RestPath String id, @Nullable RotateKey body) {
        Caller admin = caller.require();
        Rotation rotation = body == null
                ? Rotation.of(null, null, clock.instant())
                : Rotation.of(body.overlap(), body.expiresAt(), clock.instant());
        return issuedKeys.rotate(admin.tenant(), id, rotation, admin.subject()).chain(known::whenKnown)
                .map(CreatedKey::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> revoke(@RestPath String id) {
        return issuedKeys.revoke(caller.require().tenant(), id);
    }

    private KeyView view(ApiKeyRow row) {
        return KeyView.of(row, clock.instant());
    }
}

package io.mooring.connection.apikey;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

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

    /** The only body that ever holds a key. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CreatedKey(String id, String key, String label, List<String> roles, @Nullable Instant expiresAt,
            Instant createdAt) {

        static CreatedKey of(IssuedKey issued) {
            ApiKeyRow row = issued.row();
            return new CreatedKey(row.id, issued.key().text(), row.label, List.of(row.roles), row.expiresAt,
                    row.createdAt);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "CreatedKey[" + id + "]";
        }
    }

    /** {@code prefix}: how the key begins, to find it in a configuration. */
    @JsonNaming(SnakeCaseStrategy.class)
    record KeyView(String id, String prefix, String label, List<String> roles, @Nullable Instant expiresAt,
            Instant createdAt, String createdBy) {

        static KeyView of(ApiKeyRow row) {
            return new KeyView(row.id, "mk_" + row.id, row.label, List.of(row.roles), row.expiresAt, row.createdAt,
                    row.createdBy);
        }
    }

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
    public Uni<Keys> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return issuedKeys.list(caller.require().tenant(), from)
                .map(rows -> new Keys(from.page(rows).stream().map(KeyView::of).toList(),
                        from.next(rows, row -> row.id)));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> revoke(@RestPath String id) {
        return issuedKeys.revoke(caller.require().tenant(), id);
    }
}

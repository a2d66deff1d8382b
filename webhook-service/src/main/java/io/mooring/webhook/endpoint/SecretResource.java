package io.mooring.webhook.endpoint;

import java.net.URI;
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

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.mooring.webhook.endpoint.EndpointSecrets.Added;
import io.smallrye.mutiny.Uni;

/** Secrets of an endpoint: add the next one, list without values, end one. */
@Path("/api/webhooks/endpoints/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class SecretResource {

    private final CurrentCaller caller;
    private final EndpointSecrets secrets;
    private final EndpointConfig config;

    SecretResource(CurrentCaller caller, EndpointSecrets secrets, EndpointConfig config) {
        this.caller = caller;
        this.secrets = secrets;
        this.config = config;
    }

    @POST
    @ResponseStatus(201)
    public Uni<SecretView> add(@RestPath String id, @Nullable AddSecret wish) {
        AddSecret wanted = Fields.requireBody(wish);
        return secrets.add(caller.require().tenant(), id, wanted)
                .map(added -> wanted.secret() == null ? withUrl(added) : SecretView.of(added.row()));
    }

    private SecretView withUrl(Added added) {
        return SecretView.of(added.row()).withUrl(
                EndpointView.holding(EndpointView.url(added.endpoint(), config.publicUrl()), added.text()));
    }

    @GET
    public Uni<Page<SecretView>> list(@RestPath String id) {
        return secrets.list(caller.require().tenant(), id).map(SecretResource::page);
    }

    private static Page<SecretView> page(List<SecretRow> rows) {
        return new Page<>(rows.stream().map(SecretView::of).toList(), null);
    }

    @GET
    @Path("/{secret}")
    public Uni<SecretView> find(@RestPath String id, @RestPath String secret) {
        return secrets.find(caller.require().tenant(), id, secret);
    }

    @DELETE
    @Path("/{secret}")
    public Uni<Void> delete(@RestPath String id, @RestPath String secret) {
        return secrets.delete(caller.require().tenant(), id, secret);
    }

    /**
     * Asks for a further secret of an endpoint; it counts at once.
     *
     * @param secret as for a new endpoint; absent when the address holds it, for then one is made
     * @param oldEndIn how long the others still count, ISO 8601; absent: a day
     */
    record AddSecret(@Nullable String secret, @JsonProperty("old_secrets_end_in") @Nullable String oldEndIn) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "AddSecret[" + oldEndIn + "]";
        }
    }

    /**
     * A secret as callers see it.
     *
     * @param named whether the provider named it
     * @param endsAt from when on it proves nothing
     * @param value only of one the provider named, and only on its first day: a person has to tell the provider
     * @param url the address that holds it, only when it is made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SecretView(String id, boolean named, @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("ends_at") @Nullable Instant endsAt, @Nullable String value, @Nullable URI url) {

        static SecretView of(SecretRow row) {
            return new SecretView(row.id, row.named, row.createdAt, row.endsAt, null, null);
        }

        SecretView withValue(String shown) {
            return new SecretView(id, named, createdAt, endsAt, shown, url);
        }

        SecretView withUrl(@Nullable URI address) {
            return new SecretView(id, named, createdAt, endsAt, value, address);
        }

        /** Without the value and the address. */
        @Override
        public String toString() {
            return "SecretView[" + id + "]";
        }
    }
}

package io.mooring.webhook.endpoint;

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
        return secrets.add(caller.require().tenant(), id, wanted.secret(), wanted.oldEndIn())
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
}

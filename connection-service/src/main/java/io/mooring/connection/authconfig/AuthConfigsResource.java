package io.mooring.connection.authconfig;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.authconfig.AuthConfigs.Known;
import io.mooring.connection.clienthealth.ClientHealth;
import io.mooring.connection.clienthealth.ClientHealth.Problem;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.provider.OAuthFacts.Authorize;
import io.smallrye.mutiny.Uni;

/** Auth configs of the caller's tenant. */
@Path("/api/oauth/configs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class AuthConfigsResource {

    private final Apps apps;
    private final AuthConfigs configs;
    private final CurrentCaller caller;

    AuthConfigsResource(Apps apps, AuthConfigs configs, CurrentCaller caller) {
        this.apps = apps;
        this.configs = configs;
        this.caller = caller;
    }

    /**
     * An auth config without its secret.
     *
     * @param redirectUri to be registered at the provider, exactly
     * @param health whether the authorization server takes us for this client, as a refresh last saw
     * @param problem why not, since when, and when one connection tries it again
     * @param origin manual, dynamic_client_registration or client_document
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record AuthConfigView(String id, String app, @Nullable String provider, String clientId, boolean hasSecret,
            String clientAuth, List<String> scopes, String redirectUri, Map<String, String> params,
            Map<String, String> variables, @Nullable String issuer, @Nullable String authorizationUrl, String tokenUrl,
            ClientHealth.State health, @Nullable Problem problem, String origin, Instant createdAt, String createdBy,
            Instant updatedAt) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record AuthConfigPage(List<AuthConfigView> configs, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<AuthConfigView>> create(@Nullable AuthConfigBody body) {
        Caller by = caller.require();
        return apps.create(by.tenant(), body, by.subject()).chain(kept -> configs.require(by.tenant(), kept.row().id)
                .map(known -> RestResponse.ResponseBuilder.create(
                        kept.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view(known)).build()));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<AuthConfigPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return configs.list(caller.require().tenant(), from)
                .map(rows -> new AuthConfigPage(from.page(rows).stream().map(this::view).toList(),
                        from.next(rows, known -> known.row().id)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
    public Uni<AuthConfigView> show(@RestPath String id) {
        return configs.require(caller.require().tenant(), id).map(this::view);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AuthConfigView> change(@RestPath String id, @Nullable AuthConfigBody body) {
        AuthConfigBody changes = Body.require(body);
        String tenant = caller.require().tenant();
        return configs.change(tenant, id, changes, apps).chain(row -> configs.require(tenant, row.id)).map(this::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> remove(@RestPath String id) {
        return configs.remove(caller.require().tenant(), id);
    }

    private AuthConfigView view(Known known) {
        AuthConfigRow row = known.row();
        AuthorizationServer server = apps.server(row);
        Blueprint content = apps.blueprint(row);
        Authorize authorize = server.facts().authorize();
        return new AuthConfigView(row.id, row.app, row.provider, row.clientId, row.secretSealed != null,
                Blueprint.name(content.clientAuth()), content.scopes(), row.redirectUri, content.params(),
                content.variables(), server.issuer(), authorize == null ? null : authorize.url(),
                server.facts().token().url(), known.health().state(), known.health().problem(),
                row.origin, row.createdAt, row.createdBy, row.updatedAt);
    }
}

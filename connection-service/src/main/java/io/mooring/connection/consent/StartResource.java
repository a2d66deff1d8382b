package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.consent.RenewConsent.Scopes;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Where consent begins: a caller asks for a link, a browser follows it. */
@Path("/api/oauth/start")
class StartResource {

    private final Consents consents;
    private final Departures departures;
    private final ConsentConfig config;
    private final CurrentCaller caller;

    StartResource(Consents consents, Departures departures, ConsentConfig config, CurrentCaller caller) {
        this.consents = consents;
        this.departures = departures;
        this.config = config;
        this.caller = caller;
    }

    /**
     * @param connectionId of the connection to renew; then only scopes, addScopes, redirectUrl, replace and confirm count
     * @param addScopes to be asked for beside those that were granted; in place of scopes
     * @param name {@code main} when absent
     * @param confirm whether the platform must say whose browser it is before that goes on to the provider
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record StartConsent(@Nullable String owner, @Nullable String userId, @Nullable String integration,
            @Nullable String name, @Nullable List<@Nullable String> scopes,
            @Nullable List<@Nullable String> addScopes, @Nullable String redirectUrl,
            @Nullable Map<String, @Nullable String> variables, @Nullable String connectionId,
            @Nullable Boolean replace, @Nullable Boolean confirm) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
    public Uni<Begun> begin(@Nullable StartConsent body) {
        Caller by = caller.require();
        StartConsent asked = Body.require(body);
        return asked.connectionId() == null
                ? consents.begin(by.tenant(), begin(asked, by.subject()))
                : consents.renew(by.tenant(), new RenewConsent(asked.connectionId(),
                        Boolean.TRUE.equals(asked.replace()), Scopes.of(asked.scopes(), asked.addScopes()),
                        asked.redirectUrl(),
                        Boolean.TRUE.equals(asked.confirm()), by.subject()));
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public Uni<Response> start(@RestPath String token, @Context HttpHeaders headers,
            @HeaderParam("Sec-Purpose") @Nullable String purpose,
            @HeaderParam("Purpose") @Nullable String formerly) {
        if (isAhead(purpose) || isAhead(formerly)) {
            return Uni.createFrom().item(Browser.notYet());
        }
        return Uni.createFrom().deferred(() -> departures.depart(token, Browser.cookies(headers)))
                .map(departure -> Browser.depart(departure, config.life().toSeconds()))
                .onFailure(Refused.class).recoverWithItem(refused -> Browser.end(refused.outcome()));
    }

    /** Those who only look, such as previews of links, use nothing up. */
    @HEAD
    @Path("/{token}")
    @PermitAll
    public Response look(@RestPath String token) {
        return Response.noContent().build();
    }

    /** Whether a browser fetches this before anybody wants to go there: prefetch, or prefetch;prerender. */
    private static boolean isAhead(@Nullable String purpose) {
        return purpose != null && purpose.startsWith("prefetch");
    }

    private static BeginConsent begin(StartConsent asked, String by) {
        if (asked.addScopes() != null) {
            throw GeneralError.BAD_REQUEST.at("/add_scopes", "expected with connection_id only");
        }
        BeginConsent begin = BeginConsent.of(Owner.of(asked.owner(), asked.userId()), asked.integration(),
                asked.name(), asked.scopes(), asked.redirectUrl(), asked.variables(), by);
        return Boolean.TRUE.equals(asked.confirm()) ? begin.confirmed() : begin;
    }
}

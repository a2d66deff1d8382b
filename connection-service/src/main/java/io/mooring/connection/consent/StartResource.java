package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Where consent begins: a caller asks for a link, a browser follows it. */
@Path("/api/oauth/start")
class StartResource {

    private static final int MAX_NAME = 100;

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
     * @param connectionId of the connection to renew; then only scopes, redirectUrl and replace count
     * @param name {@code main} when absent
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record StartConsent(@Nullable String owner, @Nullable String userId, @Nullable String integration,
            @Nullable String name, @Nullable List<@Nullable String> scopes, @Nullable String redirectUrl,
            @Nullable Map<String, @Nullable String> variables, @Nullable String connectionId,
            @Nullable Boolean replace) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
    public Uni<Begun> begin(@Nullable StartConsent body) {
        Caller by = caller.require();
        StartConsent asked = Body.require(body);
        List<String> scopes = scopes(asked.scopes());
        return asked.connectionId() == null
                ? consents.begin(by.tenant(), begin(asked, scopes, by.subject()))
                : consents.renew(by.tenant(), asked.connectionId(), Boolean.TRUE.equals(asked.replace()), scopes,
                        asked.redirectUrl(), by.subject());
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public Uni<Response> start(@RestPath String token) {
        return Uni.createFrom().deferred(() -> departures.depart(token))
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

    private static BeginConsent begin(StartConsent asked, @Nullable List<String> scopes, String by) {
        String integration = asked.integration();
        if (integration == null || integration.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/integration", "expected the slug of an integration");
        }
        String name = asked.name() == null ? "main" : asked.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME
                || name.chars().anyMatch(c -> c == '.' || c == '/' || Character.isISOControl(c))) {
            throw GeneralError.BAD_REQUEST.at("/name",
                    "expected 1 to " + MAX_NAME + " printable characters without dot and slash");
        }
        return new BeginConsent(Owner.of(asked.owner(), asked.userId()), integration, name, scopes,
                asked.redirectUrl(), asked.variables() == null ? Map.of() : asked.variables(), by);
    }

    private static @Nullable List<String> scopes(@Nullable List<@Nullable String> scopes) {
        if (scopes == null) {
            return null;
        }
        if (scopes.size() > 100 || scopes.stream().anyMatch(scope -> scope == null
                || !scope.matches("[\\x21-\\x7e]{1,2048}"))) {
            throw GeneralError.BAD_REQUEST.at("/scopes", "expected at most 100 texts without spaces");
        }
        return scopes.stream().map(String::valueOf).distinct().toList();
    }
}

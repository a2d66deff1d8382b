package io.mooring.connection.session;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.TenantName;
import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.session.ConnectSessionsResource.OpenedSession;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Links for users whose tools lack a connection, asked for by Mooring's own services; the gateway does not route it. */
@Path("/internal/connect/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CREDENTIAL_LEASE)
class InvitationsResource {

    private final ConnectSessions sessions;
    private final SecurityIdentity identity;
    private final SessionConfig config;
    private final PublicConfig site;

    InvitationsResource(ConnectSessions sessions, SecurityIdentity identity, SessionConfig config, PublicConfig site) {
        this.sessions = sessions;
        this.identity = identity;
        this.config = config;
        this.site = site;
    }

    /**
     * One user, and one thing to connect.
     *
     * @param integration slug of what is to be connected; none when a connection is to be connected again
     * @param connectionId one of the user's own
     * @param expiresIn seconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Invite(@Nullable String tenant, @Nullable String userId, @Nullable String integration,
            @Nullable String connectionId, @Nullable Integer expiresIn) {

        /** Fails with 400 naming the field. */
        CreateSession session() {
            if ((integration == null) == (connectionId == null)) {
                throw GeneralError.BAD_REQUEST.at("/integration", "expected it, or connection_id, and not both");
            }
            return new CreateSession(null, userId, integration == null ? null : List.of(integration), null,
                    connectionId, null, null, expiresIn, null);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<OpenedSession> invite(@Nullable Invite body) {
        String service = requireService();
        Invite asked = Body.require(body);
        String tenant = asked.tenant();
        if (tenant == null || !TenantName.matches(tenant)) {
            throw GeneralError.BAD_REQUEST.at("/tenant", "expected the name of a tenant");
        }
        return sessions.open(tenant, NewSession.of(asked.session(), config), service)
                .map(opened -> new OpenedSession(opened.session().id(), site.at(Visits.LINK + opened.token().text()),
                        opened.session().expiresAt()));
    }

    /** The role alone is not enough: whatever a key claims to be, only a token speaks for a service. */
    private String requireService() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getName();
        }
        throw GeneralError.FORBIDDEN.because("only a service with a token may invite users");
    }
}

package io.mooring.connection.session;

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
import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Links for people, asked for by the platform. */
@Path("/api/connect/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class ConnectSessionsResource {

    private final ConnectSessions sessions;
    private final CurrentCaller caller;
    private final SessionConfig config;
    private final PublicConfig site;
    private final Clock clock;

    ConnectSessionsResource(ConnectSessions sessions, CurrentCaller caller, SessionConfig config, PublicConfig site,
            Clock clock) {
        this.sessions = sessions;
        this.caller = caller;
        this.config = config;
        this.site = site;
        this.clock = clock;
    }

    /** @param url the link; shown this once */
    @JsonNaming(SnakeCaseStrategy.class)
    record OpenedSession(String id, String url, Instant expiresAt) {

        /** Without the link. */
        @Override
        public String toString() {
            return "OpenedSession[" + id + "]";
        }
    }

    record SessionPage(List<SessionView> sessions, @Nullable String nextCursor) {}

    /** @param userId who is signed in at the platform in the browser that brought the code */
    @JsonNaming(SnakeCaseStrategy.class)
    record Confirm(@Nullable String code, @Nullable String userId) {}

    /** @param url where that browser goes on */
    record Confirmed(String id, String url) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<OpenedSession> open(@Nullable CreateSession body) {
        Caller by = caller.require();
        return sessions.open(by.tenant(), NewSession.of(Body.require(body), config), by.subject())
                .map(opened -> new OpenedSession(opened.session().id(), site.at(Visits.LINK + opened.token().text()),
                        opened.session().expiresAt()));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<SessionPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return sessions.list(caller.require().tenant(), from)
                .map(found -> new SessionPage(
                        from.page(found).stream().map(seen -> SessionView.of(seen, clock.instant())).toList(),
                        from.next(found, seen -> seen.session().id())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<SessionView> show(@RestPath String id) {
        return sessions.require(caller.require().tenant(), id).map(seen -> SessionView.of(seen, clock.instant()));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> end(@RestPath String id) {
        return sessions.end(caller.require().tenant(), id);
    }

    @POST
    @Path("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Confirmed> confirm(@RestPath String id, @Nullable Confirm body) {
        Confirm asked = Body.require(body);
        String code = asked.code();
        String user = asked.userId();
        if (code == null || code.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/code", "expected the code that arrived at the redirect_url");
        }
        if (user == null || user.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/user_id", "expected the user who is signed in");
        }
        return sessions.confirm(caller.require().tenant(), id, code, user)
                .map(it -> new Confirmed(it.id(), site.at(Visits.PAGE + it.id())));
    }
}

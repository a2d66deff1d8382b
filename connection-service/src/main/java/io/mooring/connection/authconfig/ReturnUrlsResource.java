package io.mooring.connection.authconfig;

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

/** The URLs browsers of this tenant may be sent to after consent. */
@Path("/api/oauth/redirects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
class ReturnUrlsResource {

    private final ReturnUrls urls;
    private final CurrentCaller caller;

    ReturnUrlsResource(ReturnUrls urls, CurrentCaller caller) {
        this.urls = urls;
        this.caller = caller;
    }

    record AllowUrl(@Nullable String url) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record AllowedUrl(String id, String url, Instant createdAt, String createdBy) {

        static AllowedUrl of(ReturnUrlRow row) {
            return new AllowedUrl(row.id, row.url, row.createdAt, row.createdBy);
        }
    }

    record AllowedUrls(List<AllowedUrl> redirects, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<AllowedUrl> allow(@Nullable AllowUrl body) {
        Caller by = caller.require();
        return urls.allow(by.tenant(), Body.require(body).url(), by.subject()).map(AllowedUrl::of);
    }

    @GET
    public Uni<AllowedUrls> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return urls.list(caller.require().tenant(), from)
                .map(rows -> new AllowedUrls(from.page(rows).stream().map(AllowedUrl::of).toList(),
                        from.next(rows, row -> row.id)));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> remove(@RestPath String id) {
        return urls.remove(caller.require().tenant(), id);
    }
}
